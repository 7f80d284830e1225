using Ferry.Core.Rendering;
using Ferry.Processes;

namespace Ferry.PostgreSql.Servers;

/// <summary>Makes the folder of a new server, where the user that is to run it can get at it.</summary>
internal sealed class HomeMaker(ServerPaths paths, ServerUser user)
{
    internal async Task<ServerHome> MakeAsync(CancellationToken cancellationToken)
    {
        await FolderRemoval.RemoveAsync(paths.Home, cancellationToken);
        MakePrivate(paths.Home);
        if (await IsUsableAsync(paths.Home, cancellationToken)) return new ServerHome(paths.Home);
        Directory.Delete(paths.Home);
        return await MakeElsewhereAsync(cancellationToken);
    }

    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    // Below a folder that is closed to others (/root), on a share that does not know owners, or on one without file modes, a
    // server that runs as another user, or that insists on a private folder, cannot work.
    private async Task<bool> IsUsableAsync(string folder, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows()) return true;
        if ((File.GetUnixFileMode(folder) & (UnixFileMode)0b111_111) != 0) return false;
        if (user.Name is null) return true;
        if (!(await ProcessRunner.RunAsync(new ProcessCommand("chown", "--", user.Name, folder), cancellationToken)).Succeeded) return false;
        var enter = new ProcessCommand("/bin/sh", "-c", "cd -- \"$1\" && test -w .", "sh", folder) { UserName = user.Name, WorkingFolder = "/" };
        return (await ProcessRunner.RunAsync(enter, cancellationToken)).Succeeded;
    }

    private async Task<ServerHome> MakeElsewhereAsync(CancellationToken cancellationToken)
    {
        var folder = paths.Elsewhere;
        await RemoveLeftoverAsync(folder, cancellationToken);
        // Anybody may write in /var/tmp: mkdir, unlike .NET, fails when somebody was there first.
        await ProcessRunner.RunOrThrowAsync(
            new ProcessCommand("mkdir", "-m", "700", "--", folder),
            $"{paths.Folder} is closed to the user that is to run the development server, and no folder could be made in its place.",
            cancellationToken);
        if (!await IsUsableAsync(folder, cancellationToken)) throw Unusable(folder);
        Directory.CreateSymbolicLink(paths.Home, folder);
        return new ServerHome(folder);
    }

    /// <summary>Deletes what is left there of a server of this checkout whose <c>.ferry</c> was deleted.</summary>
    private async Task RemoveLeftoverAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder)) return;
        var owner = await ServerUser.OwnerNameAsync(folder, cancellationToken);
        if (owner != (user.Name ?? Environment.UserName) || new DirectoryInfo(folder).LinkTarget is not null)
        {
            throw new SurroundingsException(new Notice(
                $"A folder that the development server needs belongs to another user ({owner}). Nothing was changed.",
                NoticeDetail.Where(folder),
                NoticeDetail.Fix("find out why it is there and delete it, then run this again")));
        }

        await ServerKill.KillAsync(new ServerHome(folder), cancellationToken);
        await FolderRemoval.RemoveAsync(folder, cancellationToken);
    }

    private SurroundingsException Unusable(string folder) => new(new Notice(
        $"The user {user.Name ?? Environment.UserName}, who is to run the development server, can get at neither of two folders. Nothing was made.",
        NoticeDetail.Where($"{paths.Home}, {folder}"),
        NoticeDetail.Fix("give that user access to one of them, or run this as another user than root")));
}
