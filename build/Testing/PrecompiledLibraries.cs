using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Build.Testing;

/// <summary>Gives a program that tests start this host's own libraries where they are the same ones precompiled; it begins much sooner by it.</summary>
internal static class PrecompiledLibraries
{
    public static void CopyTo(string program)
    {
        var own = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").ToDictionary(file => Path.GetFileName(file));
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(program)!, "*.dll"))
            if (own.TryGetValue(Path.GetFileName(file), out var precompiled) && new FileInfo(precompiled).Length != new FileInfo(file).Length && ModuleOf(precompiled) == ModuleOf(file))
                File.Copy(precompiled, file, overwrite: true);
    }

    // A compiler gives each library that it makes an id of its own, and precompiling keeps it.
    private static Guid? ModuleOf(string file)
    {
        using var reader = new PEReader(File.OpenRead(file));
        if (!reader.HasMetadata) return null;
        var metadata = reader.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}
