using Ferry.Deploying;
using Ferry.Deploying.Gates;
using Ferry.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Ferry.Internal;

/// <summary>Registers what deploys are made of.</summary>
internal static class DeployServices
{
    public static IServiceCollection AddDeploying(this IServiceCollection services, FerryRun run)
    {
        services.AddSingleton<IWorkTrees, GitWorkTrees>().AddSingleton<ISmokeTests, NoSmoke>().AddSingleton<IReleaseBackups, NoBackups>().AddSingleton<IAppTargets, TempApps>();
        services.AddSingleton<DeploySights>().AddSingleton<GateKeeper>().AddSingleton<ReleaseRecovery>().AddSingleton<ReleaseUndo>();
        services.AddSingleton(provider =>
        {
            var chain = ActivatorUtilities.CreateInstance<DeployChain>(provider);
            run.AtEnd = failure => chain.EndAsync(failure, CancellationToken.None);
            return chain;
        });
        services.AddSingleton<CheckStep>().AddSingleton<BackUpStep>().AddSingleton<ConfirmStep>().AddSingleton<MigrateStep>().AddSingleton<VerifyStep>();
        services.AddSingleton<DeployAppStep>().AddSingleton<SmokeTestStep>().AddSingleton<RecordStep>().AddSingleton<PreDeployCheck>().AddSingleton<DeployStatus>();
        // In the order in which they are shown.
        services.AddSingleton<IDeployGate, SetupGate>().AddSingleton<IDeployGate, StateGate>().AddSingleton<IDeployGate, ModelGate>();
        services.AddSingleton<IDeployGate, PlanGate>().AddSingleton<IDeployGate, UnchangedGate>().AddSingleton<IDeployGate, WorkTreeGate>();
        services.AddSingleton<IDeployGate, BackupGate>().AddSingleton<IDeployGate, AppGate>();
        return services;
    }
}
