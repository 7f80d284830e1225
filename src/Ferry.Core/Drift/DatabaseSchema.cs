using System.Security.Cryptography;
using System.Text;

namespace Ferry.Core.Drift;

/// <summary>The schema of a database as a list of things; what belongs to Ferry, to the history and to PostgreSQL itself is not in it.</summary>
/// <param name="Objects">The things, in any order.</param>
public sealed record DatabaseSchema(IReadOnlyList<SchemaObject> Objects)
{
    /// <summary>SHA-256 over all things in ordinal order, in hexadecimal: equal for equal schemas.</summary>
    public string Fingerprint
    {
        get
        {
            var lines = Objects.Select(one => $"{one.Kind}\0{one.Name}\0{one.Definition}\n").Order(StringComparer.Ordinal);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
        }
    }
}
