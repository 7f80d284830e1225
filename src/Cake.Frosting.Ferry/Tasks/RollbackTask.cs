using Ferry.Deploying;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Go back to the release that ran before, database and app.</summary>
/// <param name="rollback">The workflow.</param>
[TaskName("rollback")]
[TaskDescription("Go back to the release that ran before, database and app")]
public sealed class RollbackTask(Rollback rollback) : RollbackChainTask(rollback);
