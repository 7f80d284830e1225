using Npgsql;

namespace Ferry.Testing;

/// <summary>A database with everything in it that is awkward to back up, to restore and to compare.</summary>
public static class AwkwardDatabase
{
    /// <summary>Roles that its grants name; they belong to the whole server.</summary>
    private const string Roles = """
        DO $$
        BEGIN
            PERFORM pg_advisory_xact_lock(4711);
            IF to_regrole('ferry_reader') IS NULL THEN CREATE ROLE ferry_reader; END IF;
            IF to_regrole('ferry_owner') IS NULL THEN CREATE ROLE ferry_owner; END IF;
        END
        $$
        """;

    /// <summary>Makes one on the shared server.</summary>
    /// <returns>An Npgsql connection string to it, as the superuser.</returns>
    public static async Task<string> CreateAsync(bool withRows = true, TestServer? server = null)
    {
        var database = await (server ?? await TestServer.SharedAsync()).CreateDatabaseAsync();
        await FillAsync(database, withRows);
        return database;
    }

    /// <summary>Puts all of it into an empty database.</summary>
    public static async Task FillAsync(string connectionString, bool withRows = true)
    {
        await RunAsync(connectionString, Roles);
        await RunAsync(connectionString, Read("schema.sql"));
        if (withRows) await RunAsync(connectionString, Read("rows.sql"));
    }

    /// <summary>Runs a script.</summary>
    public static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(AwkwardDatabase).Assembly.GetManifestResourceStream("Awkward/" + name)!);
        return reader.ReadToEnd();
    }
}
