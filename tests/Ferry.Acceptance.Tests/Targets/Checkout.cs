using System.Collections;
using Ferry.Processes;
using Ferry.PostgreSql.Servers;
using Ferry.Testing;

namespace Ferry.Acceptance.Tests.Targets;

/// <summary>
/// A scratch checkout of this repository in which a newcomer has run migrate-up: the host is built, and the private server
/// under its <c>.ferry</c> runs.
/// </summary>
public sealed class Checkout : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    private readonly TestCheckout _folder = new("a checkout");
    private readonly Dictionary<string, string> _dumps = [];

    public string Folder => _folder.Folder;

    /// <summary>How the newcomer's call ended.</summary>
    public Call FirstCall { get; private set; } = null!;

    /// <summary>The ids of the App's migrations, oldest first.</summary>
    public string[] Migrations { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await CheckoutFiles.CopyToAsync(Folder);
        Migrations = [.. Directory.GetFiles(At("migrations"), "*.Designer.cs").Select(file => Path.GetFileName(file)[..^".Designer.cs".Length]).Order(StringComparer.Ordinal)];
        TestContext.Current.SendDiagnosticMessage($"building a host in {Folder} …");
        FirstCall = (await CallAsync("--target=migrate-up")).Ends(0);
        TestContext.Current.SendDiagnosticMessage(FirstCall.Error);
    }

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    public string At(params string[] names) => Path.Combine([Folder, .. names]);

    /// <summary>The id of a migration with this name.</summary>
    public string Id(string name) => Migrations.Single(id => id.EndsWith("_" + name, StringComparison.Ordinal));

    /// <summary>The ids up to and with the migration of this name.</summary>
    public string[] UpTo(string name) => Migrations[..(Array.IndexOf(Migrations, Id(name)) + 1)];

    /// <summary>The database of the private server.</summary>
    public async Task<TestDatabase> PrivateDatabaseAsync() => new((await _folder.Server.StartAsync()).Connection.Reveal());

    /// <summary>Calls build.sh with no connection set.</summary>
    public Task<Call> CallAsync(params string[] arguments) => CallAsync(new Dictionary<string, string?>(), arguments);

    /// <summary>Calls build.sh for a development database.</summary>
    public Task<Call> CallAsync(TestDatabase database, params string[] arguments) =>
        CallAsync(new Dictionary<string, string?> { ["DATABASE_URL"] = database.ConnectionString }, arguments);

    public async Task<Call> CallAsync(Dictionary<string, string?> environment, params string[] arguments)
    {
        using var patience = new CancellationTokenSource(Patience);
        var result = await ProcessRunner.RunAsync(Command(environment, arguments), patience.Token);
        return new Call(result.ExitCode, result.Output, result.Error);
    }

    /// <summary>A call of build.sh that does not see the connections and settings of whoever runs the tests.</summary>
    public ProcessCommand Command(Dictionary<string, string?> environment, params string[] arguments)
    {
        var clean = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => (string)entry.Key)
            .Where(name => name.StartsWith("DATABASE_", StringComparison.Ordinal) || name.StartsWith("FERRY_", StringComparison.Ordinal))
            // What this machine has: where PostgreSQL is, and which packages.
            .Where(name => name is not PostgresSearch.Variable and not "FERRY_USE_STAND_INS")
            .ToDictionary(name => name, _ => (string?)null);
        // Whose pg_dump is of the same version as the server in a container.
        clean["FERRY__container__image"] = TestServerImage.Usual;
        foreach (var (name, value) in environment) clean[name] = value;
        return new ProcessCommand(At("build.sh"), arguments) { Environment = clean, WorkingFolder = Folder };
    }

    /// <summary>A database with the App's schema up to the migration of this name, or with all of it.</summary>
    public async Task<TestDatabase> MigratedAsync(string? name = null)
    {
        var database = await TestDatabase.CreateAsync();
        (await CallAsync(database, ["--target=migrate-up", .. name is null ? Array.Empty<string>() : [$"--revision={name}"]])).Ends(0);
        return database;
    }

    /// <summary>The dump of such a database.</summary>
    public async Task<string> DumpAsync(string? name = null)
    {
        if (_dumps.TryGetValue(name ?? "", out var dump)) return dump;
        return _dumps[name ?? ""] = await (await MigratedAsync(name)).DumpAsync();
    }
}
