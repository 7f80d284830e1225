using Cake.Core.IO;

namespace Cake.Frosting.Tests.Hosting;

/// <summary>A directory that lives as long as a test.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public DirectoryPath Path { get; } = Directory.CreateTempSubdirectory("cake-host-").FullName;

    public TemporaryDirectory WithFile(string name, string text)
    {
        File.WriteAllText(Path.CombineWithFilePath(name).FullPath, text);
        return this;
    }

    public void Dispose() => Directory.Delete(Path.FullPath, recursive: true);
}
