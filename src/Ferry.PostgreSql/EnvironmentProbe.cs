using Ferry.Core.Rendering;
using Ferry.Core.Status;
using Ferry.Ports;
using Ferry.PostgreSql.Servers;
using Ferry.PostgreSql.Sessions;
using Ferry.Settings;
using Npgsql;

namespace Ferry.PostgreSql;

/// <summary>Looks at environments and at the PostgreSQL programs of this machine.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="connections">Where each environment is.</param>
/// <param name="source">The migrations, for the name of the history table.</param>
/// <param name="run">The identity of this process's run.</param>
public sealed class EnvironmentProbe(FerrySettings settings, Connections connections, IMigrationSource source, RunIdentity run) : IEnvironmentProbe
{
    private const int OldestMajor = 13;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SetupCheck>> CheckToolsAsync(CancellationToken cancellation)
    {
        var found = await PostgresFinder.AllAsync(PostgresSearch.OfThisMachine(), cancellation);
        var checks = new List<SetupCheck> { new("machine", ".NET", SetupResult.Good, System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription) };
        checks.AddRange(found.Count > 0
            ? found.Select(binaries => new SetupCheck("machine", "PostgreSQL programs", SetupResult.Good, $"{binaries.Version} in {binaries.Folder}"))
            : [new SetupCheck("machine", "PostgreSQL programs", SetupResult.Absent, "no initdb, pg_ctl and postgres found", "install PostgreSQL, or set FERRY_POSTGRES_BIN, to have a private server")]);
        return checks;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SetupCheck>> CheckEnvironmentAsync(EnvironmentName environment, CancellationToken cancellation)
    {
        var name = environment.Value;
        if (!await connections.CanLookAsync(environment, cancellation))
        {
            var advice = settings.For(environment).HasPrivateServer ? "db-start makes its private server" : $"set {string.Join(" or ", settings.For(environment).ConnectionVariables)}";
            return [new SetupCheck(name, "connection", SetupResult.Absent, $"none yet ({advice})")];
        }

        try
        {
            var target = await connections.ForAsync(environment, cancellation);
            await using var connection = await new Connector(target, name).OpenAsync(run.Label("verify-setup"), cancellation);
            return [new SetupCheck(name, "connection", SetupResult.Good, $"{target.Address}, user {target.User}"), .. await LookAsync(name, connection, cancellation)];
        }
        catch (SurroundingsException broken)
        {
            return [new SetupCheck(name, "connection", SetupResult.Wrong, broken.Notice.Headline, broken.Notice.Fix)];
        }
        catch (UsageException wrong)
        {
            return [new SetupCheck(name, "connection", SetupResult.Wrong, wrong.Notice.Headline, wrong.Notice.Fix)];
        }
    }

    private async Task<IReadOnlyList<SetupCheck>> LookAsync(string name, NpgsqlConnection connection, CancellationToken cancellation)
    {
        const string Sql = """
            SELECT pg_catalog.has_schema_privilege(pg_catalog.current_schema(), 'CREATE'),
                   pg_catalog.to_regclass($1) IS NULL
                   OR pg_catalog.has_table_privilege(pg_catalog.to_regclass($1), 'SELECT, INSERT, DELETE'),
                   pg_catalog.current_schema(),
                   pg_catalog.pg_is_in_recovery(),
                   COALESCE((SELECT ssl FROM pg_catalog.pg_stat_ssl WHERE pid = pg_catalog.pg_backend_pid()), false)
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = source.HistoryTable });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var mayCreate = !await reader.IsDBNullAsync(0, cancellation) && reader.GetBoolean(0);
        var schema = await reader.IsDBNullAsync(2, cancellation) ? null : reader.GetString(2);
        var version = connection.PostgreSqlVersion;
        return
        [
            version.Major >= OldestMajor
                ? new SetupCheck(name, "server", SetupResult.Good, $"PostgreSQL {version.ToString(2)}")
                : new SetupCheck(name, "server", SetupResult.Wrong, $"PostgreSQL {version.ToString(2)} is older than {OldestMajor}", $"upgrade to PostgreSQL {OldestMajor} or newer"),
            reader.GetBoolean(3)
                ? new SetupCheck(name, "writable", SetupResult.Wrong, "the server is a standby", "connect to the primary")
                : new SetupCheck(name, "writable", SetupResult.Good, "the server is a primary"),
            new SetupCheck(name, "TLS", reader.GetBoolean(4) ? SetupResult.Good : SetupResult.Absent, reader.GetBoolean(4) ? "the connection is encrypted" : "the connection is not encrypted"),
            mayCreate
                ? new SetupCheck(name, "privileges", SetupResult.Good, $"may create in schema {schema}")
                : new SetupCheck(name, "privileges", SetupResult.Wrong, $"may not create in schema {schema ?? "(none on the search path exists)"}", $"GRANT CREATE ON SCHEMA {schema ?? "public"} TO the role"),
            reader.GetBoolean(1)
                ? new SetupCheck(name, "history", SetupResult.Good, $"{source.HistoryTable} can be read and written, or made")
                : new SetupCheck(name, "history", SetupResult.Wrong, $"{source.HistoryTable} cannot be read or written", $"GRANT SELECT, INSERT, DELETE ON {source.HistoryTable} TO the role"),
        ];
    }
}
