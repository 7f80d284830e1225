using System.Text.Json;
using Ferry.Core.Releases;
using Ferry.Processes;

namespace Ferry.Apps.Processes;

/// <summary>A process of the app, as a folder on disk: what was to be started, and, once it has begun, which process it is.</summary>
/// <param name="Folder">The folder; without it a process that is about to begin does not.</param>
/// <param name="Release">The release.</param>
/// <param name="Port">The loopback port it was given.</param>
internal sealed record ProcessRecord(string Folder, AppRelease Release, int Port)
{
    private const string Name = "release.json";

    internal string IdFile => Path.Combine(Folder, "pid");

    /// <summary>The process; null before it has begun.</summary>
    internal ProcessOwner? Owner => DetachedProgram.Find(IdFile);

    /// <summary>Writes down what is about to be started.</summary>
    internal static ProcessRecord Write(string folder, AppRelease release, int port)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, Name), JsonSerializer.SerializeToUtf8Bytes(new Content(release, port), JsonSerializerOptions.Web));
        return new ProcessRecord(folder, release, port);
    }

    /// <summary>Reads one; null for what a killed command has half written, of which nothing can have begun.</summary>
    internal static ProcessRecord? TryRead(string folder)
    {
        try
        {
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(Path.Combine(folder, Name)), JsonSerializerOptions.Web)!;
            return new ProcessRecord(folder, content.Release, content.Port);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    private sealed record Content(AppRelease Release, int Port);
}
