using Ferry.Core.Rendering;
using Ferry.Processes;

namespace Ferry.PostgreSql.Servers;

/// <summary>The user that runs a server. PostgreSQL refuses root, so root lends itself to another user.</summary>
/// <param name="Name">The user's name; null for the caller itself.</param>
internal sealed record ServerUser(string? Name)
{
    internal static bool CallerIsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>The user for a server that is to be made.</summary>
    internal static async Task<ServerUser> ChooseAsync(CancellationToken cancellationToken)
    {
        if (!CallerIsRoot) return new ServerUser(Name: null);
        var postgres = await ProcessRunner.RunAsync(new ProcessCommand("id", "-u", "postgres"), cancellationToken);
        return new ServerUser(postgres.Succeeded ? "postgres" : "nobody");
    }

    /// <summary>The user that an existing server belongs to.</summary>
    internal static async Task<ServerUser> OwnerOfAsync(ServerHome home, CancellationToken cancellationToken)
    {
        if (!CallerIsRoot) return new ServerUser(Name: null);
        var owner = await OwnerNameAsync(home.Folder, cancellationToken);
        if (owner != "root") return new ServerUser(owner);
        throw new SurroundingsException(new Notice(
            "The development server's folder belongs to root, as whom PostgreSQL does not run. Nothing was changed.",
            NoticeDetail.Where(home.Folder),
            NoticeDetail.Fix("give it back to the user that ran the server (chown -R), or start afresh with db-reset")));
    }

    /// <summary>The name of the user that owns a folder.</summary>
    internal static async Task<string> OwnerNameAsync(string folder, CancellationToken cancellationToken)
    {
        // The third column of ls is the owner on every Unix; stat's arguments differ.
        var listing = await ProcessRunner.RunOrThrowAsync(
            new ProcessCommand("ls", "-ld", "--", folder), "The owner of the development server's folder could not be found out.", cancellationToken);
        return listing.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2];
    }

    /// <summary>Makes the user the owner of a file or folder that the caller has just made.</summary>
    internal Task GiveAsync(string path, CancellationToken cancellationToken) =>
        Name is null
            ? Task.CompletedTask
            : ProcessRunner.RunOrThrowAsync(
                new ProcessCommand("chown", "--", Name, path), "The development server's files could not be given to the user that runs it.", cancellationToken);

    /// <summary>A PostgreSQL program, run as this user in the server's folder, so that paths can be relative.</summary>
    internal ProcessCommand Command(ServerHome home, string program, params IReadOnlyList<string> arguments) => new(program, arguments)
    {
        UserName = Name,
        WorkingFolder = home.Folder,
        Environment = PlainEnvironment(),
    };

    // PGDATA, PGPORT, PGOPTIONS and others would reach the server; messages are read by us, so they must be English.
    private static Dictionary<string, string?> PlainEnvironment()
    {
        var changes = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("PG", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(name => name, string? (_) => null);
        changes["LC_ALL"] = "C";
        return changes;
    }
}
