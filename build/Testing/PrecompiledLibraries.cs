using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Build.Testing;

/// <summary>
/// Gives a program that tests start this host's own libraries, which are precompiled: the same packages, and the repository's libraries
/// made from the same sources as they are shipped. It begins much sooner by it.
/// </summary>
/// <param name="root">The repository.</param>
internal sealed class PrecompiledLibraries(string root)
{
    private readonly Dictionary<string, string> _precompiled = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").ToDictionary(file => Path.GetFileName(file));
    private readonly HashSet<string> _ours = [.. Directory.EnumerateFiles(Path.Combine(root, "src"), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file) + ".dll")];

    /// <summary>Copies them beside a program.</summary>
    /// <param name="program">Its file.</param>
    public void CopyTo(string program)
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(program)!, "*.dll"))
            if (_precompiled.TryGetValue(Path.GetFileName(file), out var precompiled) && new FileInfo(precompiled).Length != new FileInfo(file).Length && IsSame(precompiled, file))
                File.Copy(precompiled, file, overwrite: true);
    }

    private bool IsSame(string precompiled, string file) => _ours.Contains(Path.GetFileName(file)) || ModuleOf(precompiled) == ModuleOf(file);

    // A compiler gives each library that it makes an id of its own, and precompiling keeps it.
    private static Guid? ModuleOf(string file)
    {
        using var reader = new PEReader(File.OpenRead(file));
        if (!reader.HasMetadata) return null;
        var metadata = reader.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}
