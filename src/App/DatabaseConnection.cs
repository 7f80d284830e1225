using System.Web;
using Npgsql;

namespace App;

/// <summary>Where the database is, from the configuration.</summary>
public static class DatabaseConnection
{
    private const int ConnectTimeoutSeconds = 5;

    /// <summary>Reads <c>ConnectionStrings:App</c>, or else <c>DATABASE_URL</c>: a postgres:// URL or Npgsql keywords.</summary>
    /// <param name="configuration">The settings of the process.</param>
    /// <exception cref="InvalidOperationException">Neither is set, or its text is of neither form. The text is never repeated.</exception>
    public static string From(IConfiguration configuration)
    {
        var (name, text) = configuration.GetConnectionString("App") is { Length: > 0 } named
            ? ("ConnectionStrings:App", named)
            : ("DATABASE_URL", configuration["DATABASE_URL"]);
        if (string.IsNullOrWhiteSpace(text))
            throw new InvalidOperationException(
                "The App was not started: no database is configured. Set ConnectionStrings:App or DATABASE_URL.");

        try
        {
            var isUrl = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "postgres" or "postgresql";
            var connection = isUrl ? FromUrl(url!) : new NpgsqlConnectionStringBuilder(text);
            // Npgsql goes on with a handshake that was cancelled, so this time is what bounds a wait for a silent server.
            if (!connection.ShouldSerialize("Timeout"))
                connection.Timeout = ConnectTimeoutSeconds;
            return connection.ConnectionString;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            // The cause is left out on purpose: its message may repeat a part of the text, password included.
            throw new InvalidOperationException(
                $"The App was not started: {name} is neither a postgres:// URL nor a list of Npgsql keywords.");
        }
    }

    private static NpgsqlConnectionStringBuilder FromUrl(Uri url)
    {
        var user = url.UserInfo.Split(':', 2);
        var result = new NpgsqlConnectionStringBuilder
        {
            Host = Uri.UnescapeDataString(url.Host),
            Port = url.Port > 0 ? url.Port : NpgsqlConnection.DefaultPort,
            Database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')),
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
        };
        var parameters = HttpUtility.ParseQueryString(url.Query);
        foreach (var key in parameters.AllKeys.OfType<string>())
            result[key.Replace('_', ' ')] = key == "sslmode" ? parameters[key]!.Replace("-", "", StringComparison.Ordinal) : parameters[key];
        return result;
    }
}
