using Ferry.Backups;
using Ferry.Core.Backups;
using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Drift;
using Ferry.Migrating;
using Ferry.Ports;
using Ferry.PostgreSql.Backups;
using Ferry.PostgreSql.Ef;
using Ferry.PostgreSql.Schemas;
using Ferry.PostgreSql.Servers;
using Ferry.Settings;
using Ferry.Testing;
using Ferry.Workflows;
using FerryTestHost.Histories;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Backups;

/// <summary>The workflows over one database and one folder of backups, with real servers and programs.</summary>
internal sealed class BackupPipeline : IProgress<string>, IConfirmation, IBackupNeeds, IAsyncDisposable
{
    private readonly TestCheckout _checkout = new();
    private readonly RunIdentity _run = RunIdentity.OfThisProcess();
    private readonly EfMigrationSource _source = new(new FerryModel(typeof(OrdinaryContext), typeof(OrdinaryContext).Assembly, options => new OrdinaryContext((DbContextOptions<OrdinaryContext>)options), configure: null));

    public BackupPipeline(string connectionString, bool isProtected = false, Func<BackupSettings, BackupSettings>? adjust = null)
    {
        ConnectionString = connectionString;
        var variable = $"FERRY_TEST_{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable(variable, connectionString);
        var backups = new BackupSettings(_checkout.At("backups"), Keep: 5, KeepFor: TimeSpan.FromDays(30), Jobs: 2, Compression: "gzip:1");
        Settings = new FerrySettings(
            _checkout.Folder, _checkout.Folder, "unused", TimeSpan.FromSeconds(20), new ContainerSettings(ContainerSettings.DefaultImage), [new EnvironmentSettings(EnvironmentName.Development, [variable], isProtected, ServerChoice.None)])
        {
            Backups = adjust?.Invoke(backups) ?? backups,
        };
        Store = new BackupStore(Settings, Clock);
        Tools = new MachineOnly(new MachineTools(Settings, PostgresSearch.OfThisMachine()));
        Exchange = new DatabaseExchange(Clock, _run);
        Schemas = new DatabaseSchemas(_source, _run);
    }

    public string ConnectionString { get; }

    public FerrySettings Settings { get; }

    public BackupStore Store { get; }

    public IClientTools Tools { get; set; }

    public DatabaseExchange Exchange { get; }

    public DatabaseSchemas Schemas { get; }

    public SettableClock Clock { get; } = new();

    public List<string> Lines { get; } = [];

    public List<string> Needed { get; } = [];

    public bool Confirms { get; set; }

    public string DatabaseName => new NpgsqlConnectionStringBuilder(ConnectionString).Database!;

    public ServerConnection Connection => new("127.0.0.1/test as postgres", ConnectionString);

    private Dumps Dumps => new(Settings, _source, Tools, Store, this, TimeProvider.System, _run);

    private Connections Connections => new(Settings, server: null!, this);

    private Databases Databases => new(Settings, Connections, _source, this, TimeProvider.System, _run);

    public static async Task<BackupPipeline> EmptyAsync(bool isProtected = false, Func<BackupSettings, BackupSettings>? adjust = null) =>
        new(await (await TestServer.OfThisMachineAsync()).CreateDatabaseAsync(), isProtected, adjust);

    public static async Task<BackupPipeline> AwkwardAsync() => new(await AwkwardDatabase.CreateAsync(server: await TestServer.OfThisMachineAsync()));

    /// <summary>Leaves the test out where this machine has no pg_dump for its server.</summary>
    public async Task NeedToolsAsync() => await Tools.FindAsync(new Version(await (await TestServer.OfThisMachineAsync()).MajorAsync(), 0), atLeast: 0, default);

    public Task<BackupOutcome> BackupAsync(string reason = "a test", CancellationToken cancellation = default) =>
        new BackupDb(Connections, Store, Dumps, new BackupRetention(Settings, Store, this, Clock), this).RunAsync(EnvironmentName.Development, reason, cancellation);

    public async Task<BackupOutcome.Taken> TakenAsync() => await BackupAsync() switch
    {
        BackupOutcome.Taken taken => taken,
        var other => throw new InvalidOperationException(other.Notice.ToString()),
    };

    public Task<IReadOnlyList<StoredBackup>> ListAsync() => Store.ListAsync(EnvironmentName.Development, default);

    public Task<IOutcome> VerifyAsync(string backup = "latest", bool withRestore = false) =>
        new BackupVerify(new BackupChoice(Store), Store, Dumps, Exchange, new LocalSandboxes(Settings.PrivateFolder, PostgresSearch.OfThisMachine()), this)
            .RunAsync(EnvironmentName.Development, backup, withRestore, default);

    public Task<IOutcome> RestoreAsync(string backup = "latest", bool dropOld = false, CancellationToken cancellation = default) =>
        new RestoreDb(Settings, new BackupChoice(Store), new Restoration(Store, Dumps, Exchange, this), Connections, Databases, this).RunAsync(EnvironmentName.Development, backup, dropOld, cancellation);

    public ModelSchema Model() =>
        new(_source, new PlanBuilder(_source), new Replay(new LocalSandboxes(Settings.PrivateFolder, PostgresSearch.OfThisMachine()), Databases, Schemas, this));

    public CompareSchemas Compare() => new(Settings, Connections, Databases, Schemas, Model());

    public Task<Core.Drift.DatabaseSchema> SchemaAsync() => Schemas.ReadAsync(Connection, "test", default);

    public Task<string> DumpTextAsync() => DatabaseText.OfAsync(ConnectionString);

    public async Task<T?> AskAsync<T>(string sql) => await Servers.Sql.AskAsync(ConnectionString, sql) is T value ? value : default;

    /// <summary>Databases of the server whose names begin with this one's.</summary>
    public async Task<string[]> NamesAsync() => await AskAsync<string[]>($"SELECT coalesce(array_agg(datname::text ORDER BY datname), '{{}}') FROM pg_database WHERE datname = '{DatabaseName}' OR datname LIKE '{DatabaseName}\\_%\\_%'") ?? [];

    public void Report(string value)
    {
        lock (Lines) Lines.Add(value);
    }

    public bool IsAsked => false;

    public bool Confirm(EnvironmentSettings environment, Plan? plan, params IReadOnlyList<string> warnings) => Confirms;

    public Task<IReadOnlyCollection<string>> FindAsync(EnvironmentName environment, CancellationToken cancellation) => Task.FromResult<IReadOnlyCollection<string>>(Needed);

    public ValueTask DisposeAsync() => _checkout.DisposeAsync();

    private sealed class MachineOnly(MachineTools machine) : IClientTools
    {
        public async Task<IClientTool> FindAsync(Version server, int atLeast, CancellationToken cancellation)
        {
            var tool = await machine.FindAsync(server, atLeast, takesOlderMinor: false, cancellation);
            Assert.SkipWhen(tool is null, $"this machine has no pg_dump for PostgreSQL {server.Major}");
            return tool;
        }
    }
}
