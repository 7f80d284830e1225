using Ferry.Ports;
using Ferry.PostgreSql.Servers;
using Ferry.Processes;

namespace Ferry.PostgreSql.Backups;

/// <summary>pg_dump and pg_restore in a folder of this machine.</summary>
internal sealed class MachineTool(string backups, string folder, string version, int major, int minor) : IClientTool
{
    public string Version => version;

    public int Major => major;

    internal int Minor => minor;

    public Task<string?> DumpAsync(ServerConnection connection, string label, string dump, IReadOnlyList<string> arguments, CancellationToken cancellation) =>
        RunAsync("pg_dump", connection, label, ["--format=directory", $"--file={dump}", "--no-password", .. arguments], cancellation);

    public Task<string?> RestoreAsync(ServerConnection connection, string label, string dump, IReadOnlyList<string> arguments, CancellationToken cancellation) =>
        RunAsync("pg_restore", connection, label, ["--format=directory", $"--dbname={LibpqLogin.Database(connection)}", "--no-password", .. arguments, dump], cancellation);

    private async Task<string?> RunAsync(string program, ServerConnection connection, string label, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        BackupFolders.Make(backups);
        using var login = await LibpqLogin.MakeAsync(connection, label, backups, cancellation);
        var result = await ProcessRunner.RunAsync(new ProcessCommand(PostgresBinaries.PathOf(folder, program), arguments) { Environment = login.Environment }, cancellation);
        return result.Succeeded ? null : $"{result.Said}\n{program} {version} in {folder} ended with exit code {result.ExitCode}";
    }
}
