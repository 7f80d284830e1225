using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Ferry.PostgreSql.Schemas;

/// <summary>The queries of the folder Catalog, one per kind of thing; each yields kind, name and definition.</summary>
internal static class SchemaQueries
{
    private const string Folder = "Catalog/";
    private const string Own = Folder + "_own.sql";

    internal static IReadOnlyList<string> All { get; } = Read();

    /// <summary>Hash of all of them: whoever changes what is read cannot forget to say so.</summary>
    internal static string Form { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', All.Append(SchemaReader.Prepare)))));

    private static List<string> Read()
    {
        var assembly = typeof(SchemaQueries).Assembly;
        var own = Read(assembly, Own);
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name != Own)
            .Order(StringComparer.Ordinal)
            .Select(name => own + Read(assembly, name))];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
