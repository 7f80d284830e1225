using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ferry.Core.Planning;

/// <summary>The ordered SQL of one run with its transaction boundaries.</summary>
/// <param name="Migrations">In the order in which they run.</param>
public sealed record Plan(IReadOnlyList<PlannedMigration> Migrations)
{
    /// <summary>Characters of the hash that are shown to people.</summary>
    public const int ShortHashLength = 12;

    /// <summary>How many statements there are, history rows not counted.</summary>
    public int StatementCount => Migrations.Sum(migration => migration.Statements.Count(statement => !statement.IsHistory));

    /// <summary>SHA-256, in lower-case hexadecimal, of every id, direction, statement and transaction boundary.</summary>
    /// <remarks>Each text is preceded by its length, so that no two different plans read the same.</remarks>
    public string Hash
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var migration in Migrations)
            {
                Add(hash, $"{migration.Direction} {migration.Id}");
                foreach (var statement in migration.Statements) Add(hash, $"{(statement.InTransaction ? "in" : "out")} {statement.Sql}");
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
