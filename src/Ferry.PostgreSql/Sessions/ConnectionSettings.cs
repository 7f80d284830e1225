using System.Globalization;
using Ferry.Core.Rendering;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>How to reach one database. Holds the password and therefore shows nothing but the address.</summary>
public sealed class ConnectionSettings
{
    private const int LongestApplicationName = 63;
    private readonly NpgsqlConnectionStringBuilder _settings;

    private ConnectionSettings(NpgsqlConnectionStringBuilder settings, string origin)
    {
        _settings = settings;
        Origin = origin;
    }

    /// <summary>Where the setting comes from: the name of an environment variable, or the private server.</summary>
    public string Origin { get; }

    /// <summary>Host, port and database; no secret.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"{Host}:{_settings.Port}/{Database}");

    internal string Host => _settings.Host!;

    internal string Database => _settings.Database ?? _settings.Username ?? "";

    internal string User => _settings.Username ?? "";

    /// <summary>The connection string with the password, for handing to a driver only.</summary>
    public string Secret => _settings.ConnectionString;

    /// <summary>Reads a connection as people write it: <c>postgres://user:pass@host:port/db?sslmode=…</c> or Npgsql keywords.</summary>
    /// <param name="text">The text; it never appears in a message, since it may hold a password.</param>
    /// <param name="origin">Where it comes from, for messages.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="UsageException">The text is neither form, or lacks host or user.</exception>
    public static ConnectionSettings Parse(string text, string origin)
    {
        try
        {
            var settings = PostgresUrl.Is(text) ? PostgresUrl.Parse(text) : new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrWhiteSpace(settings.Host)) throw new ConnectionFormatException("it names no host");
            if (string.IsNullOrWhiteSpace(settings.Username)) throw new ConnectionFormatException("it names no user");
            return new ConnectionSettings(settings, origin);
        }
        catch (Exception problem) when (problem is ArgumentException or ConnectionFormatException or FormatException or KeyNotFoundException or InvalidCastException or OverflowException)
        {
            // Npgsql's own text may quote the value, so only ours is told.
            var reason = problem is ConnectionFormatException ? problem.Message : "it is neither a postgres:// URL nor a list of Npgsql keywords";
            throw new UsageException(new Notice(
                $"{origin} does not hold a usable connection: {reason}. Nothing was run.",
                [NoticeDetail.Fix("write postgres://user:password@host:5432/database?sslmode=require, or Host=…;Username=…;Password=…;Database=…")]));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Address;

    /// <summary>The connection string of one session of a run.</summary>
    internal string ForSession(string applicationName) => new NpgsqlConnectionStringBuilder(_settings.ConnectionString)
    {
        ApplicationName = applicationName.Length <= LongestApplicationName ? applicationName : applicationName[..LongestApplicationName],
        Pooling = false,
        IncludeErrorDetail = true,
        IncludeFailedBatchedCommand = true,
        Enlist = false,
        CommandTimeout = 0,
        // A half-open connection is noticed instead of waited on for ever.
        TcpKeepAlive = true,
    }.ConnectionString;
}
