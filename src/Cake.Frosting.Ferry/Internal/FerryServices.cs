using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting.Ferry.Output;
using Ferry.Backups;
using Ferry.Containers.Engine;
using Ferry.Containers.Orphans;
using Ferry.Containers.Sandboxes;
using Ferry.Containers.Servers;
using Ferry.Containers.Tools;
using Ferry.Core.Migrations;
using Ferry.Deploying;
using Ferry.Design;
using Ferry.Drift;
using Ferry.Migrating;
using Ferry.Ports;
using Ferry.PostgreSql;
using Ferry.PostgreSql.Backups;
using Ferry.PostgreSql.Ef;
using Ferry.PostgreSql.Schemas;
using Ferry.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Ferry.Internal;

/// <summary>Registers what the tasks are made of.</summary>
internal static class FerryServices
{
    public static IServiceCollection AddFerry(this IServiceCollection services, FerryRun run, FerryModel model, IReadOnlyList<IDeployGate> gates)
    {
        services.UseContext<FerryContext>();
        services.AddSingleton<IFrostingContext>(provider => provider.GetRequiredService<FerryContext>());
        services.AddSingleton(provider => new FerryContext(provider.GetRequiredService<ICakeContext>(), run));

        services.AddSingleton(run);
        services.AddSingleton<ICakeLog, QuietLog>();
        services.AddSingleton<ICakeReportPrinter, QuietReportPrinter>();
        services.AddSingleton<DefaultExecutionStrategy>();
        services.AddSingleton<IExecutionStrategy, RecordingStrategy>();

        services.AddSingleton(run.Settings);
        services.AddSingleton(model);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IProgress<string>>(run.Console);
        services.AddSingleton<IConfirmation, ConsoleConfirmation>();
        services.AddSingleton(run.Identity);
        services.AddSingleton(ContextValues.Read(run.Arguments.Get("x")).Values);
        services.AddSingleton<IMigrationSource, EfMigrationSource>();
        services.AddSingleton<IDatabases, Databases>();
        services.AddSingleton<Connections>();
        services.AddSingleton<IConnections>(provider => provider.GetRequiredService<Connections>());
        services.AddSingleton<IConfiguredConnections>(provider => provider.GetRequiredService<Connections>());
        services.AddSingleton<IVisibleEnvironments>(provider => provider.GetRequiredService<Connections>());
        services.AddSingleton<IEnvironmentProbe, EnvironmentProbe>();
        services.AddSingleton<DockerEngine>().AddSingleton<IDevelopmentServer, DevelopmentServer>()
            .AddSingleton<IOrphans>(provider => new ContainerOrphans(provider.GetRequiredService<DockerEngine>(), run.Settings.PrivateFolder));
        services.AddSingleton<IMigrationAuthor, MigrationAuthor>();
        services.AddSingleton<MigrationFiles>().AddSingleton<PlanBuilder>().AddSingleton(new LiveAnswers(run.Arguments.Get("skip-live"))).AddSingleton<LiveWatch>().AddSingleton<PlanExecution>().AddSingleton<MigrationRunner>().AddSingleton<NewNames>();
        services.AddSingleton<MigrateUp>().AddSingleton<MigrateDown>().AddSingleton<MigrateDownTo>().AddSingleton<MigrateStamp>();
        services.AddSingleton<MigrateStatus>().AddSingleton<MigrateHistory>().AddSingleton<MigrateShow>().AddSingleton<MigratePlan>().AddSingleton<MigrateScript>();
        services.AddSingleton<MigrateCreate>().AddSingleton<MigrateCreateManual>().AddSingleton<MigrateRemove>();
        services.AddSingleton<DbStart>().AddSingleton<DbStop>().AddSingleton<DbStatus>().AddSingleton<DbReset>().AddSingleton<SharedReset>().AddSingleton<DbLogs>();
        services.AddSingleton<VerifySetup>();
        services.AddSingleton<ReleaseBackups>().AddSingleton<IReleaseBackups>(provider => provider.GetRequiredService<ReleaseBackups>())
            .AddSingleton<IReleaseRestores>(provider => provider.GetRequiredService<ReleaseBackups>());
        services.AddDeploying(run, gates);
        services.AddSingleton<ISandboxes, ChosenSandboxes>().AddSingleton<ISchemas, DatabaseSchemas>().AddSingleton<Replay>().AddSingleton<ModelSchema>().AddSingleton<CompareSchemas>();
        services.AddSingleton<ISchemaCache, SchemaCache>().AddSingleton<DriftLook>().AddSingleton<SixWayLook>().AddSingleton<MigrateCheck>()
            .AddSingleton(provider => new Lazy<SixWayLook>(provider.GetRequiredService<SixWayLook>));
        services.AddSingleton<IBackups, BackupStore>().AddSingleton<IBackupNeeds, LedgerBackupNeeds>().AddSingleton<IClientTools, ChosenTools>().AddSingleton<IDumps, Dumps>().AddSingleton<IDatabaseExchange, DatabaseExchange>();
        services.AddSingleton<BackupChoice>().AddSingleton<BackupRetention>().AddSingleton<Restoration>();
        services.AddSingleton<BackupDb>().AddSingleton<BackupList>().AddSingleton<BackupVerify>().AddSingleton<RestoreDb>();
        return services;
    }
}
