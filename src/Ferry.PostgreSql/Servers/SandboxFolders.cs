using Ferry.Core.Rendering;
using Ferry.Processes;

namespace Ferry.PostgreSql.Servers;

/// <summary>Where throw-away servers are: a folder each, named after the process that made it.</summary>
internal sealed class SandboxFolders(string privateFolder)
{
    private readonly string _parent = Path.Combine(privateFolder, "sandboxes");

    /// <summary>Makes the private folder of a new server.</summary>
    internal async Task<string> MakeAsync(CancellationToken cancellation)
    {
        await PrivateFolder.MakeAsync(privateFolder, cancellation);
        return Directory.CreateDirectory(Path.Combine(_parent, OwnerName.New())).FullName;
    }

    /// <summary>Wipes the servers of processes that are dead.</summary>
    internal async Task RemoveOrphansAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(_parent)) return;
        foreach (var folder in Directory.GetDirectories(_parent).Where(folder => OwnerName.IsOfDeadProcess(Path.GetFileName(folder))))
        {
            cancellation.ThrowIfCancellationRequested();
            await WipeAsync(folder);
        }
    }

    /// <summary>Ends the server in a folder at once and deletes everything.</summary>
    internal static async Task WipeAsync(string folder)
    {
        try
        {
            await new LocalServer(folder, "sandbox").WipeAsync(CancellationToken.None);
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or SurroundingsException)
        {
            // Another process removes it, too, or it stays for the next one: in nobody's way.
        }
    }
}
