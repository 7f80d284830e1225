using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Docker.DotNet.Tests.Testcontainers;

/// <summary>Everything that Testcontainers was compiled against is there, by name, signature and kind.</summary>
public class ConformanceTests
{
    [Theory]
    [InlineData("Testcontainers.dll", 279)]
    [InlineData("Testcontainers.PostgreSql.dll", 2)]
    public void Every_reference_of_Testcontainers_resolves(string file, int known)
    {
        var path = Path.Combine(AppContext.BaseDirectory, file);
        using var assembly = new PEReader(File.OpenRead(path));
        var metadata = assembly.GetMetadataReader();
        var module = Assembly.LoadFrom(path).ManifestModule;

        var types = metadata.TypeReferences.Where(handle => IsOurs(metadata, handle)).ToList();
        var members = metadata.MemberReferences
            .Where(handle => IsOurs(metadata, metadata.GetMemberReference(handle).Parent)).ToList();
        var missing = types.Select(handle => Missing(() => module.ResolveType(MetadataTokens.GetToken(handle))))
            .Concat(members.Select(handle => Missing(() => module.ResolveMember(MetadataTokens.GetToken(handle)))))
            .OfType<string>();

        Assert.Empty(missing);
        Assert.Equal(known, types.Count + members.Count);
    }

    private static bool IsOurs(MetadataReader metadata, EntityHandle handle)
    {
        if (handle.Kind != HandleKind.TypeReference) return false;
        var scope = metadata.GetTypeReference((TypeReferenceHandle)handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => IsOurs(metadata, scope),
            HandleKind.AssemblyReference => metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name)
                .StartsWith("Docker.DotNet", StringComparison.Ordinal),
            _ => false,
        };
    }

    private static string? Missing(Func<object?> resolve)
    {
        try
        {
            return resolve() is null ? "null" : null;
        }
        catch (Exception exception) when (exception is TypeLoadException or MissingMemberException or FileNotFoundException)
        {
            return exception.Message;
        }
    }
}
