using Ferry.Core.Outcomes;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Turns Npgsql's exceptions into values.</summary>
internal static class Errors
{
    public static ServerError Of(Exception problem) => problem switch
    {
        PostgresException server => new ServerError(
            server.SqlState,
            server.MessageText,
            NullIfEmpty(server.Detail),
            NullIfEmpty(server.Hint),
            // A statement that is handed over inside EXECUTE has its position counted from its own beginning.
            server.Position > 0 ? server.Position : server.InternalPosition > 0 && server.InternalQuery is not null ? server.InternalPosition : null,
            NullIfEmpty(server.Where)),
        _ => new ServerError(null, problem.InnerException is null ? problem.Message : $"{problem.Message} ({problem.InnerException.Message})"),
    };

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
