namespace Cake.Frosting.Ferry.Tasks;

/// <summary>deploy --environment=staging.</summary>
[TaskName("deploy-staging")]
[TaskDescription("Deploy to staging")]
[FixedEnvironment("staging")]
public sealed class DeployStagingTask : DeployChainTask;
