namespace Ferry.PostgreSql.Servers;

/// <summary>Deletes a folder that somebody may still be writing into: the initdb of a killed creation.</summary>
internal static class FolderRemoval
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Deletes the folder with all that is in it; of a link only the link.</summary>
    internal static async Task RemoveAsync(string folder, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                var info = new DirectoryInfo(folder);
                if (info.LinkTarget is not null) File.Delete(folder); // also where it leads to nothing any more
                else if (info.Exists) info.Delete(recursive: true);
                return;
            }
            catch (IOException) when (tries < 50)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
