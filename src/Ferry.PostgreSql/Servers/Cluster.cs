using Ferry.Core.Rendering;
using Ferry.Processes;

namespace Ferry.PostgreSql.Servers;

/// <summary>Makes the data of a new server: initdb into a folder of its own, which is renamed when it is whole.</summary>
internal sealed class Cluster(ServerHome home, PostgresBinaries binaries, ServerUser user, LocalServerOptions options)
{
    internal const string SuperUser = "postgres";

    private static readonly string[] NoArguments = [];
    private static readonly string[] NoSync = ["--no-sync"];

    // A name of its own for each attempt: the initdb of a killed one may still be writing.
    private readonly string _unfinished = $"{ServerHome.DataName}.{Guid.NewGuid():N}";

    internal async Task CreateAsync(string password, CancellationToken cancellationToken)
    {
        var passwordFile = Path.Combine(home.Folder, "password");
        await OwnerOnlyFile.WriteAsync(passwordFile, password, cancellationToken);
        try
        {
            await user.GiveAsync(passwordFile, cancellationToken);
            await InitializeAsync(Path.GetFileName(passwordFile), cancellationToken);
        }
        finally
        {
            File.Delete(passwordFile);
        }

        var whole = Path.Combine(home.Folder, _unfinished);
        await File.AppendAllLinesAsync(Path.Combine(whole, "postgresql.conf"), Settings(), cancellationToken);
        Directory.Move(whole, home.Data);
    }

    private async Task InitializeAsync(string passwordFile, CancellationToken cancellationToken)
    {
        var result = await ProcessRunner.RunAsync(InitDb(passwordFile, OperatingSystem.IsLinux() ? "C.UTF-8" : "C"), cancellationToken);
        // Some slim systems carry no locale but C.
        if (result.Said.Contains("invalid locale", StringComparison.Ordinal))
            result = await ProcessRunner.RunAsync(InitDb(passwordFile, "C"), cancellationToken);
        if (!result.Succeeded) throw Failed(result);
    }

    private ProcessCommand InitDb(string passwordFile, string locale) => user.Command(
        home,
        binaries.InitDb,
        [
            "--pgdata", _unfinished,
            "--username", SuperUser,
            "--pwfile", passwordFile,
            "--auth", "scram-sha-256",
            "--encoding", "UTF8",
            "--locale", locale,
            .. options.Durable ? NoArguments : NoSync,
        ]);

    private IEnumerable<string> Settings() =>
        new Dictionary<string, string>
        {
            // Loopback only; a socket's path would be too long for some checkouts.
            ["listen_addresses"] = "127.0.0.1",
            ["unix_socket_directories"] = "",
            ["ssl"] = "off",
            ["password_encryption"] = "scram-sha-256",
            ["max_connections"] = "100",
            // To the file that pg_ctl gives it, whatever a distribution's template says, and in English.
            ["logging_collector"] = "off",
            ["log_destination"] = "stderr",
            ["lc_messages"] = "C",
        }
        .Concat(options.Durable ? [] : Throwaway)
        .Concat(options.Settings)
        .Select(setting => $"{setting.Key} = '{setting.Value.Replace("'", "''", StringComparison.Ordinal)}'")
        .Prepend("# Written by Ferry when the server was created. The port is in server.json.");

    private static Dictionary<string, string> Throwaway => new()
    {
        ["fsync"] = "off",
        ["full_page_writes"] = "off",
    };

    private SurroundingsException Failed(ProcessResult result) =>
        FolderTrouble.In(result.Said, home.Folder)
        ?? new SurroundingsException(new Notice(
            "The development server could not be created; what was begun is deleted by the next start.",
            NoticeDetail.Where($"{binaries.InitDb}, exit code {result.ExitCode}, in {home.Folder}"),
            new NoticeDetail("said", result.Said)));
}
