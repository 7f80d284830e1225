namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Deploys to any environment.</summary>
[TaskName("deploy")]
[TaskDescription("Deploy to an environment: gates, backup, confirmation, migrations, app, smoke tests")]
public sealed class DeployTask : DeployChainTask;
