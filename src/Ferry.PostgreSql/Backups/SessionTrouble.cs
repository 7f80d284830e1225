using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql.Sessions;
using Npgsql;

namespace Ferry.PostgreSql.Backups;

/// <summary>Turns a session that breaks, or a server that refuses, into a message.</summary>
internal static class SessionTrouble
{
    /// <summary>Does something in sessions that change no database of an environment.</summary>
    /// <exception cref="SurroundingsException">The server refused, or the connection broke.</exception>
    internal static async Task<T> GuardAsync<T>(ServerConnection connection, Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (NpgsqlException problem)
        {
            var error = Errors.Of(problem);
            throw new SurroundingsException(new Notice(
                error.SqlState is null ? "The connection to the server was lost. The database is as it was." : "The server refused what a backup or a restore needs. The database is as it was.",
                [
                    NoticeDetail.Where(connection.Shown), new NoticeDetail("cause", error.SqlState is null ? error.Message : $"SQLSTATE {error.SqlState}: {error.Message}"),
                    .. error.Detail is null ? [] : new[] { new NoticeDetail("detail", error.Detail) },
                    NoticeDetail.Fix(error.SqlState is null ? "see that the server runs, then run this again" : "give the role what is missing, or use another one, then run this again"),
                ]), problem);
        }
    }
}
