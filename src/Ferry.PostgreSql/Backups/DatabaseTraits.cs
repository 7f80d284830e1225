using System.Text.Json;
using Ferry.Core.Backups;
using Npgsql;

namespace Ferry.PostgreSql.Backups;

/// <summary>What a database has of its own, beside what is in it: made with it.</summary>
/// <param name="Owner">Its owner; null for whoever makes it.</param>
/// <param name="Encoding">Its character set.</param>
/// <param name="Collate">Its LC_COLLATE.</param>
/// <param name="CharacterType">Its LC_CTYPE.</param>
/// <param name="Provider">Who sorts: c for the C library, i for ICU, b for the server; null before PostgreSQL 15.</param>
/// <param name="Locale">The locale of a provider other than the C library.</param>
/// <param name="Tablespace">Where it is; null for the usual place.</param>
internal sealed record DatabaseTraits(string? Owner, string Encoding, string Collate, string CharacterType, string? Provider, string? Locale, string? Tablespace)
{
    // As a JSON object, because the columns have other names in each version.
    private const string Sql = """
        SELECT pg_catalog.to_jsonb(d)::text, pg_catalog.pg_get_userbyid(d.datdba)::text, pg_catalog.pg_encoding_to_char(d.encoding)::text, nullif(t.spcname, 'pg_default')::text
        FROM pg_catalog.pg_database d JOIN pg_catalog.pg_tablespace t ON t.oid = d.dattablespace WHERE d.datname = $1
        """;

    /// <summary>Reads them; null where there is no such database.</summary>
    internal static async Task<DatabaseTraits?> ReadAsync(NpgsqlConnection session, string database, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql, session) { Parameters = { new NpgsqlParameter<string> { TypedValue = database } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation)) return null;
        using var row = JsonDocument.Parse(reader.GetString(0));
        string? Text(string name) => row.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
        return new DatabaseTraits(reader.GetString(1), reader.GetString(2), Text("datcollate")!, Text("datctype")!, Text("datlocprovider"), Text("datlocale") ?? Text("daticulocale"), await reader.IsDBNullAsync(3, cancellation) ? null : reader.GetString(3));
    }

    /// <summary>Those of a database that was backed up and is not there any more.</summary>
    internal static DatabaseTraits Of(BackupSource source) => new(Owner: null, source.Encoding, source.Collate, source.CharacterType, Provider: null, Locale: null, Tablespace: null);

    internal string CreateSql(string name) =>
        $"CREATE DATABASE {Identifiers.Quote(name)} TEMPLATE template0 ENCODING {Identifiers.Literal(Encoding)} LC_COLLATE {Identifiers.Literal(Collate)} LC_CTYPE {Identifiers.Literal(CharacterType)}"
        + (Owner is null ? "" : $" OWNER {Identifiers.Quote(Owner)}")
        + (Tablespace is null ? "" : $" TABLESPACE {Identifiers.Quote(Tablespace)}")
        + Provider switch
        {
            "i" => $" LOCALE_PROVIDER icu ICU_LOCALE {Identifiers.Literal(Locale!)}",
            "b" => $" LOCALE_PROVIDER builtin BUILTIN_LOCALE {Identifiers.Literal(Locale!)}",
            _ => "",
        };
}
