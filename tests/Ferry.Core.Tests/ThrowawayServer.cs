using System.Diagnostics;
using System.Runtime.InteropServices;
using Ferry.Core.Tests;

[assembly: AssemblyFixture(typeof(ThrowawayServer))]

namespace Ferry.Core.Tests;

/// <summary>A PostgreSQL server of the machine's own binaries on a socket in a temporary folder, gone after the tests.</summary>
public sealed class ThrowawayServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ferry-core-").FullName;
    private readonly string? _binaries = FindBinaries();

    /// <summary>Why there is no server, or null.</summary>
    public string? Missing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (_binaries is null || RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            Missing = "No PostgreSQL binaries that can serve a Unix socket were found.";
            return;
        }

        if (Environment.UserName == "root") await RunAsync("chown", "postgres", _folder);
        await AsOwnerAsync("initdb", "-D", $"{_folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        var options = $"-c listen_addresses='' -c unix_socket_directories='{_folder}' -c fsync=off -c max_prepared_transactions=2 -c wal_level=logical";
        await AsOwnerAsync("pg_ctl", "-D", $"{_folder}/data", "-w", "-l", $"{_folder}/log", "-o", options, "start");
    }

    public async ValueTask DisposeAsync()
    {
        if (Missing is null) await AsOwnerAsync("pg_ctl", "-D", $"{_folder}/data", "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Runs psql on a file with the script; gives what it wrote to both streams.</summary>
    public async Task<string> PsqlFileAsync(string script, params string[] arguments)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid():n}.sql");
        await File.WriteAllTextAsync(file, script);
        return await PsqlAsync([.. arguments, "-f", file]);
    }

    /// <summary>Runs psql; gives what it wrote to both streams.</summary>
    public Task<string> PsqlAsync(params string[] arguments)
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        return RunAsync($"{_binaries}/psql", ["-X", "-q", "-A", "-t", "-h", _folder, "-U", "postgres", "-v", "VERBOSITY=verbose", .. arguments]);
    }

    private Task<string> AsOwnerAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? RunAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", $"{_binaries}/{program}", .. arguments])
        : RunAsync($"{_binaries}/{program}", arguments);

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        var output = Path.Combine(_folder, $"{Guid.NewGuid():n}.out");
        // The server inherits the streams of pg_ctl; a pipe would stay open as long as it runs.
        string[] shell = ["-c", "exec \"$@\" >\"$0\" 2>&1", output, program, .. arguments];
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", shell) { WorkingDirectory = "/", Environment = { ["PGCLIENTENCODING"] = "UTF8" } })!;
        await process.WaitForExitAsync();
        var text = await File.ReadAllTextAsync(output);
        if (process.ExitCode != 0 && !program.EndsWith("psql", StringComparison.Ordinal)) throw new InvalidOperationException($"{program}: {text}");
        return text.TrimEnd('\n');
    }

    private static string? FindBinaries() =>
        new[] { Environment.GetEnvironmentVariable("FERRY_POSTGRES_BIN") }
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .Concat(Directory.Exists("/usr/lib/postgresql")
                ? Directory.GetDirectories("/usr/lib/postgresql").Order().Reverse().Select(version => $"{version}/bin")
                : [])
            .FirstOrDefault(folder => !string.IsNullOrEmpty(folder) && File.Exists($"{folder}/initdb") && File.Exists($"{folder}/psql"));
}
