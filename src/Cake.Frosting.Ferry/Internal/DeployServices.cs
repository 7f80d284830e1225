using Ferry.Apps.SmokeTesting;
using Ferry.Containers.Apps;
using Ferry.Deploying;
using Ferry.Deploying.Gates;
using Ferry.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Ferry.Internal;

/// <summary>Registers what deploys are made of.</summary>
internal static class DeployServices
{
    public static IServiceCollection AddDeploying(this IServiceCollection services, FerryRun run, IReadOnlyList<IDeployGate> gates)
    {
        services.AddSingleton<IWorkTrees, GitWorkTrees>().AddSingleton<ISmokeTests, SmokeTests>().AddSingleton<IAppTargets, AppTargets>();
        services.AddSingleton(new DeployAnswers(run.Arguments.Get("skip-promotion")));
        services.AddSingleton<DeploySights>().AddSingleton<GateKeeper>().AddSingleton<ReleaseRecovery>().AddSingleton<ReleaseUndo>();
        services.AddSingleton(provider =>
        {
            var chain = ActivatorUtilities.CreateInstance<DeployChain>(provider);
            run.AtEnd = failure => chain.EndAsync(failure, CancellationToken.None);
            return chain;
        });
        services.AddSingleton<CheckStep>().AddSingleton<BackUpStep>().AddSingleton<ConfirmStep>().AddSingleton<MigrateStep>().AddSingleton<VerifyStep>();
        services.AddSingleton<DeployAppStep>().AddSingleton<SmokeTestStep>().AddSingleton<RecordStep>().AddSingleton<PreDeployCheck>().AddSingleton<DeployStatus>();
        services.AddSingleton<Rollback>().AddSingleton<RollbackSteps>().AddSingleton<RollbackRestore>();
        // In the order in which they are shown.
        services.AddSingleton<IDeployGate, SetupGate>().AddSingleton<IDeployGate, StateGate>().AddSingleton<IDeployGate, ModelGate>();
        services.AddSingleton<IDeployGate, PlanGate>().AddSingleton<IDeployGate, UnchangedGate>().AddSingleton<IDeployGate, WorkTreeGate>();
        services.AddSingleton<IDeployGate, PromotionGate>().AddSingleton<IDeployGate, BackupGate>().AddSingleton<IDeployGate, AppGate>().AddSingleton<IDeployGate, LiveLookGate>();
        foreach (var gate in gates) services.AddSingleton(gate);
        return services;
    }
}
