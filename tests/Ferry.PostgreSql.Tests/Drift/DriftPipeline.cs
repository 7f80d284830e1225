using Ferry.Core.Drift;
using Ferry.Core.Migrations;
using Ferry.Core.Status;
using Ferry.Design;
using Ferry.Drift;
using Ferry.Migrating;
using Ferry.Ports;
using Ferry.PostgreSql.Ef;
using Ferry.PostgreSql.Schemas;
using Ferry.Settings;
using Ferry.Testing;
using Ferry.Workflows;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Drift;

/// <summary>A database with a history of its own, and every look at it; schemas are kept in the checkout's folder.</summary>
internal sealed class DriftPipeline : IProgress<string>
{
    private readonly string _variable = $"FERRY_TEST_{Guid.NewGuid():N}";
    private readonly FerrySettings _settings;

    private DriftPipeline(string connectionString, string folder)
    {
        ConnectionString = connectionString;
        Environment.SetEnvironmentVariable(_variable, connectionString);
        _settings = new FerrySettings(
            folder, folder, "unused", TimeSpan.FromMinutes(1), new ContainerSettings(ContainerSettings.DefaultImage), [new EnvironmentSettings(EnvironmentName.Development, [_variable], IsProtected: false, ServerChoice.None)]);
        Sandboxes = new CountingSandboxes(_settings.PrivateFolder);
    }

    public string ConnectionString { get; private set; }

    public CountingSandboxes Sandboxes { get; }

    /// <summary>What is said of the environment.</summary>
    public string? Contexts { get; set; }

    public string CacheFolder => Path.Combine(_settings.PrivateFolder, "schemas");

    public static async Task<DriftPipeline> EmptyAsync(string folder) => new(await (await TestServer.OfThisMachineAsync()).CreateDatabaseAsync(), folder);

    /// <summary>A database to which the history of a context was applied.</summary>
    public static async Task<DriftPipeline> MigratedAsync<TContext>(string folder)
        where TContext : DbContext
    {
        var pipeline = await EmptyAsync(folder);
        var ending = await pipeline.UpAsync<TContext>();
        Assert.Equal(Core.Outcomes.ExitCode.Done, ending.ExitCode);
        return pipeline;
    }

    public Task<Core.Outcomes.MigrateOutcome> UpAsync<TContext>(string? revision = null)
        where TContext : DbContext
    {
        var (source, databases, plans) = Parts<TContext>();
        var runner = new MigrationRunner(_settings, source, databases, plans, new LiveWatch(_settings, new LiveAnswers(Skip: null), this, TimeProvider.System), new PlanExecution(new MigrationFiles(_settings), this, TimeProvider.System), null!, this);
        return new MigrateUp(source, runner).RunAsync(EnvironmentName.Development, revision, allowOutOfOrder: false, Core.Ledgers.Assumption.None, default);
    }

    public Task<CheckReport> CheckAsync<TContext>(bool allowPending = false)
        where TContext : DbContext
    {
        var (source, databases, plans) = Parts<TContext>();
        var schemas = new DatabaseSchemas(source, RunIdentity.OfThisProcess());
        var drift = new DriftLook(schemas, new SchemaCache(_settings), new Replay(Sandboxes, databases, schemas, this), this);
        var author = new MigrationAuthor(Model<TContext>(), _settings, new MigrationFiles(_settings));
        return new MigrateCheck(databases, new SixWayLook(source, new Connections(_settings, null!, this), author, plans, drift)).RunAsync(EnvironmentName.Development, allowPending, default);
    }

    /// <summary>The database against what the migrations of the code make.</summary>
    public Task<SchemaComparison> CompareAsync<TContext>()
        where TContext : DbContext
    {
        var (source, databases, plans) = Parts<TContext>();
        var schemas = new DatabaseSchemas(source, RunIdentity.OfThisProcess());
        return new CompareSchemas(_settings, new Connections(_settings, null!, this), databases, schemas, new ModelSchema(source, plans, new Replay(Sandboxes, databases, schemas, this)))
            .RunAsync("model", EnvironmentName.Development.Value, default);
    }

    /// <summary>What the check says of drift; fails where it cannot tell.</summary>
    public async Task<DriftSight> DriftAsync<TContext>()
        where TContext : DbContext => (await CheckAsync<TContext>()).Status.Drift switch
        {
            Look<DriftSight>.Taken taken => taken.Sight,
            var other => throw new InvalidOperationException($"{other}"),
        };

    public async Task RunAsync(string sql) => await AskAsync<object>(sql);

    public async Task<T?> AskAsync<T>(string sql) => await Servers.Sql.AskAsync(ConnectionString, sql) is T value ? value : default;

    /// <summary>From now on everything is looked at as another role.</summary>
    public void LogInAs(string role, string password)
    {
        ConnectionString = new NpgsqlConnectionStringBuilder(ConnectionString) { Username = role, Password = password }.ConnectionString;
        Environment.SetEnvironmentVariable(_variable, ConnectionString);
    }

    public void Report(string value)
    {
    }

    private static FerryModel Model<TContext>()
        where TContext : DbContext => new(typeof(TContext), typeof(TContext).Assembly, options => (DbContext)Activator.CreateInstance(typeof(TContext), options)!, configure: null);

    private (EfMigrationSource Source, Databases Databases, PlanBuilder Plans) Parts<TContext>()
        where TContext : DbContext
    {
        var source = new EfMigrationSource(Model<TContext>(), ContextValues.Read(Contexts).Values);
        return (source, new Databases(_settings, new Connections(_settings, null!, this), source, this, TimeProvider.System, RunIdentity.OfThisProcess()), new PlanBuilder(source));
    }
}
