using Ferry.Deploying;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Go back to the release that ran before, in staging.</summary>
/// <param name="rollback">The workflow.</param>
[TaskName("rollback-staging")]
[TaskDescription("Go back to the release that ran before, in staging")]
[FixedEnvironment("staging")]
public sealed class RollbackStagingTask(Rollback rollback) : RollbackChainTask(rollback);
