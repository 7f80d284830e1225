using Ferry.Core.Drift;
using Ferry.Ports;
using Ferry.PostgreSql.Servers;
using Ferry.Settings;

namespace Ferry.PostgreSql.Schemas;

/// <summary>Keeps schemas as files in the checkout's private folder, the newest few.</summary>
/// <param name="settings">Where the private folder is.</param>
/// <remarks>A file is written beside its place and renamed, so that what is there is whole; what is damaged all the same counts as absent.</remarks>
public sealed class SchemaCache(FerrySettings settings) : ISchemaCache
{
    private const int Kept = 20;

    private readonly string _folder = Path.Combine(settings.PrivateFolder, "schemas");

    /// <inheritdoc/>
    public async Task<DatabaseSchema?> FindAsync(string key, CancellationToken cancellation)
    {
        try
        {
            return ExpectedSchemaFile.TryRead(await File.ReadAllTextAsync(PathOf(key), cancellation), key);
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task KeepAsync(string key, DatabaseSchema schema, CancellationToken cancellation)
    {
        var partial = Path.Combine(_folder, $"{Guid.NewGuid():N}.partial");
        try
        {
            await PrivateFolder.MakeAsync(settings.PrivateFolder, cancellation);
            Directory.CreateDirectory(_folder);
            await File.WriteAllTextAsync(partial, ExpectedSchemaFile.Write(key, schema), cancellation);
            File.Move(partial, PathOf(key), overwrite: true);
            foreach (var old in new DirectoryInfo(_folder).EnumerateFiles().OrderByDescending(file => file.LastWriteTimeUtc).Skip(Kept)) old.Delete();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It is replayed again the next time.
        }
        finally
        {
            TryDelete(partial);
        }
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // One of the old files that go first.
        }
    }

    private string PathOf(string key) => Path.Combine(_folder, $"{key}.json");
}
