using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Migrating;
using Ferry.Ports;
using Ferry.PostgreSql.Ef;
using Ferry.Settings;
using Ferry.Testing;
using Ferry.Workflows;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Migrating;

/// <summary>The workflows over one history and one database of its own.</summary>
internal sealed class Pipeline : IProgress<string>, IConfirmation
{
    private readonly Dictionary<(Type, string), (EfMigrationSource Source, MigrationRunner Runner, Databases Databases)> _parts = [];
    private readonly FerrySettings _settings;

    private Pipeline(string connectionString, string variable, bool isProtected, TimeSpan lockWait, TimeoutSettings timeouts, LiveGateSettings live)
    {
        ConnectionString = connectionString;
        Environment.SetEnvironmentVariable(variable, connectionString);
        _settings = new FerrySettings(
            Path.GetTempPath(), Path.GetTempPath(), "unused", lockWait, new ContainerSettings(ContainerSettings.DefaultImage), [new EnvironmentSettings(EnvironmentName.Development, [variable], isProtected, ServerChoice.None)])
        {
            Timeouts = timeouts,
            LiveGate = live,
        };
    }

    public string ConnectionString { get; }

    public string DatabaseName => new NpgsqlConnectionStringBuilder(ConnectionString).Database!;

    public List<string> Lines { get; } = [];

    public bool Confirms { get; set; }

    public Assumption Assumption { get; set; }

    /// <summary>What waits are measured by; to be set before the first run.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>What is said of the environment.</summary>
    public string? Contexts { get; set; }

    /// <summary>What happens while somebody looks at the plan.</summary>
    public Action<Plan?> WhileAsked { get; set; } = static _ => { };

    /// <summary>What the operator says to the live gate; counts from the first use of a history on.</summary>
    public LiveAnswers Answers { get; set; } = new(Skip: null);

    public LiveWatch Live => new(_settings, Answers, this, TimeProvider.System);

    public static async Task<Pipeline> CreateAsync(bool isProtected = false, TimeSpan? lockWait = null, TimeoutSettings? timeouts = null, LiveGateSettings? live = null) =>
        On(await (await TestServer.SharedAsync()).CreateDatabaseAsync(), isProtected, lockWait, timeouts, live);

    public static Pipeline On(string connectionString, bool isProtected = false, TimeSpan? lockWait = null, TimeoutSettings? timeouts = null, LiveGateSettings? live = null) =>
        new(connectionString, $"FERRY_TEST_{Guid.NewGuid():N}", isProtected, lockWait ?? TimeSpan.FromMinutes(1), timeouts ?? TimeoutSettings.Usual, live ?? LiveGateSettings.Usual);

    public Task<MigrateOutcome> UpAsync<TContext>(string? revision = null, bool allowOutOfOrder = false, CancellationToken cancellation = default)
        where TContext : DbContext => new MigrateUp(Parts<TContext>().Source, Parts<TContext>().Runner).RunAsync(EnvironmentName.Development, revision, allowOutOfOrder, Assumption, cancellation);

    public Task<MigrateOutcome> DownAsync<TContext>(int steps = 1)
        where TContext : DbContext => new MigrateDown(Parts<TContext>().Runner).RunAsync(EnvironmentName.Development, steps, Assumption, default);

    public Task<MigrateOutcome> DownToAsync<TContext>(string revision)
        where TContext : DbContext => new MigrateDownTo(Parts<TContext>().Source, Parts<TContext>().Runner).RunAsync(EnvironmentName.Development, revision, Assumption, default);

    /// <summary>Runs until the row of the journal that says what was done, or is about to be, is written; there the session that writes it is ended from outside.</summary>
    public async Task<MigrateOutcome> CutAtAsync(string condition, Func<Task<MigrateOutcome>> run)
    {
        await using var holder = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await holder.OpenAsync();
        await using var hold = new NpgsqlCommand(
            $"""
             SELECT pg_advisory_lock(4711);
             CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NEW; END';
             CREATE TRIGGER hold BEFORE INSERT ON ferry.journal FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION hold();
             """, holder);
        await hold.ExecuteNonQueryAsync();
        var running = run();
        while (await AskAsync<long>("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory' AND pid <> pg_backend_pid() AND application_name LIKE 'ferry %'") == 0)
        {
            Assert.False(running.IsCompleted, "it never came to that row");
            await Task.Delay(5);
        }

        var outcome = await running;
        Assert.NotEqual(ExitCode.Done, outcome.ExitCode);
        await AskAsync<object>("DROP TRIGGER hold ON ferry.journal; DROP FUNCTION hold");
        return outcome;
    }

    public Task<IOutcome> StampAsync<TContext>(string revision)
        where TContext : DbContext => new MigrateStamp(_settings, Parts<TContext>().Source, Parts<TContext>().Databases, this).RunAsync(EnvironmentName.Development, revision, default);

    public Task<Core.Status.StatusReport> StatusAsync<TContext>()
        where TContext : DbContext => new MigrateStatus(Parts<TContext>().Source, Parts<TContext>().Databases, new Lazy<SixWayLook>(() => throw new NotSupportedException("it is for --full"))).RunAsync(EnvironmentName.Development, isFull: false, default);

    public IOutcome Script<TContext>(string? from = null, string? to = null, bool idempotent = false, bool online = false)
        where TContext : DbContext => new MigrateScript(Parts<TContext>().Source, new PlanBuilder(Parts<TContext>().Source)).Run(from, to, idempotent, online);

    public PlanBuilder Plans<TContext>()
        where TContext : DbContext => new(Parts<TContext>().Source);

    public Task<IDatabase> OpenAsync<TContext>(string label)
        where TContext : DbContext => Parts<TContext>().Databases.OpenAsync(EnvironmentName.Development, label, default);

    public async Task<T?> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public Task<bool> ExistsAsync(string relation) => AskAsync<bool>($"SELECT to_regclass('{relation}') IS NOT NULL");

    public Task<string?> HistoryAsync() => AskAsync<string>("""SELECT string_agg("MigrationId", ' ' ORDER BY "MigrationId") FROM "__EFMigrationsHistory" """);

    public void Report(string value)
    {
        lock (Lines) Lines.Add(value);
    }

    /// <summary>How many lines hold some words.</summary>
    public int Told(string words)
    {
        lock (Lines) return Lines.Count(line => line.Contains(words, StringComparison.Ordinal));
    }

    public bool IsAsked => false;

    public bool Confirm(EnvironmentSettings environment, Plan? plan, params IReadOnlyList<string> warnings)
    {
        WhileAsked(plan);
        return Confirms;
    }

    private (EfMigrationSource Source, MigrationRunner Runner, Databases Databases) Parts<TContext>()
        where TContext : DbContext
    {
        if (_parts.TryGetValue((typeof(TContext), $"{Contexts}"), out var parts)) return parts;
        var model = new FerryModel(typeof(TContext), typeof(TContext).Assembly, options => (DbContext)Activator.CreateInstance(typeof(TContext), options)!, configure: null);
        var source = new EfMigrationSource(model, ContextValues.Read(Contexts).Values);
        var databases = new Databases(_settings, new Connections(_settings, new NoServer(), this), source, this, Clock, RunIdentity.OfThisProcess());
        var runner = new MigrationRunner(_settings, source, databases, new PlanBuilder(source), new LiveWatch(_settings, Answers, this, TimeProvider.System), new PlanExecution(new MigrationFiles(_settings), this, TimeProvider.System), this, this);
        return _parts[(typeof(TContext), $"{Contexts}")] = (source, runner, databases);
    }

    private sealed class NoServer : IDevelopmentServer
    {
        public Task<ServerStatus> StatusAsync(CancellationToken cancellationToken = default) => Task.FromResult<ServerStatus>(new ServerStatus.NotCreated(""));

        public Task<ServerStarted> StartAsync(IProgress<string>? progress = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ServerStopped> StopAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task WipeAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<string> ReadLogAsync(int lines, bool follow, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
