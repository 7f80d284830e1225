namespace Cake.Frosting.Ferry.Tasks;

/// <summary>deploy --environment=production.</summary>
[TaskName("deploy-prod")]
[TaskDescription("Deploy to production")]
[FixedEnvironment("production")]
public sealed class DeployProdTask : DeployChainTask;
