using Ferry.Deploying;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Go back to the release that ran before, in production.</summary>
/// <param name="rollback">The workflow.</param>
[TaskName("rollback-prod")]
[TaskDescription("Go back to the release that ran before, in production")]
[FixedEnvironment("production")]
public sealed class RollbackProdTask(Rollback rollback) : RollbackChainTask(rollback);
