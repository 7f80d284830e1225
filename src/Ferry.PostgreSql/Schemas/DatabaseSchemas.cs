using System.Data;
using Ferry.Core.Drift;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql.Sessions;
using Npgsql;

namespace Ferry.PostgreSql.Schemas;

/// <summary>Reads schemas from the catalogs of servers, each in one snapshot.</summary>
/// <param name="source">The migrations, for the name of the history table.</param>
/// <param name="run">The identity of this process's run.</param>
public sealed class DatabaseSchemas(IMigrationSource source, RunIdentity run) : ISchemas
{
    /// <inheritdoc/>
    public string Form => SchemaQueries.Form;

    /// <inheritdoc/>
    public Task<DatabaseSchema> ReadAsync(ServerConnection connection, string label, CancellationToken cancellation) =>
        AskAsync(connection, label, session => SchemaReader.ReadAsync(session, source.HistoryTable, cancellation), cancellation);

    /// <inheritdoc/>
    public Task<SchemaSurroundings> ReadSurroundingsAsync(ServerConnection connection, string label, CancellationToken cancellation) =>
        AskAsync(connection, label, session => SurroundingsOf.ReadAsync(session, cancellation), cancellation);

    /// <inheritdoc/>
    public async Task PrepareAsync(ServerConnection sandbox, SchemaSurroundings like, string label, CancellationToken cancellation)
    {
        await using var session = await Connector.To(sandbox).OpenAsync(run.Label(label), cancellation);
        try
        {
            await SurroundingsOf.CopyToAsync(session, like, cancellation);
        }
        catch (NpgsqlException problem)
        {
            throw new SurroundingsException(new Notice(
                "A throw-away database could not be given the roles and the schema that the migrations rely on. Nothing was changed.",
                new NoticeDetail("cause", Errors.Of(problem).Message), NoticeDetail.Fix("run this again; if it stays so, the names of the roles are the place to look")), problem);
        }
    }

    private async Task<T> AskAsync<T>(ServerConnection connection, string label, Func<NpgsqlConnection, Task<T>> question, CancellationToken cancellation)
    {
        await using var session = await Connector.To(connection).OpenAsync(run.Label(label), cancellation);
        try
        {
            await using var transaction = await session.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            return await question(session);
        }
        catch (NpgsqlException problem)
        {
            throw new SurroundingsException(new Notice(
                "The schema of a database could not be read. Nothing was changed.",
                NoticeDetail.Where(connection.Shown), new NoticeDetail("cause", Errors.Of(problem).Message), NoticeDetail.Fix("run this again; if it stays so, look at the server's log")), problem);
        }
    }
}
