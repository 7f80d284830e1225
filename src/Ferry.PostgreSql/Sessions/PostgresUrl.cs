using System.Globalization;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Reads connection URLs (libpq manual, 34.1.1.2).</summary>
internal static class PostgresUrl
{
    public static bool Is(string text) =>
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="ConnectionFormatException">It is not a URL, or has a part that is not understood; the text never quotes a value.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)) throw new ConnectionFormatException("it begins like a URL but is not one (special characters in user and password must be percent-encoded)");
        var settings = new NpgsqlConnectionStringBuilder { Host = Uri.UnescapeDataString(url.Host.Trim('[', ']')), Port = url.Port > 0 ? url.Port : 5432 };
        var login = url.UserInfo.Split(':', 2);
        if (login[0].Length > 0) settings.Username = Uri.UnescapeDataString(login[0]);
        if (login.Length > 1) settings.Password = Uri.UnescapeDataString(login[1]);
        var database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/'));
        if (database.Length > 0) settings.Database = database;
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            Set(settings, Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
        }

        return settings;
    }

    private static void Set(NpgsqlConnectionStringBuilder settings, string name, string value)
    {
        switch (name.ToUpperInvariant())
        {
            case "SSLMODE":
                settings.SslMode = value.ToUpperInvariant() switch
                {
                    "DISABLE" => SslMode.Disable,
                    "ALLOW" => SslMode.Allow,
                    "PREFER" => SslMode.Prefer,
                    "REQUIRE" => SslMode.Require,
                    "VERIFY-CA" => SslMode.VerifyCA,
                    "VERIFY-FULL" => SslMode.VerifyFull,
                    _ => throw new ConnectionFormatException("its sslmode is none of disable, allow, prefer, require, verify-ca, verify-full"),
                };
                break;
            case "CONNECT_TIMEOUT":
                settings.Timeout = int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);
                break;
            case "SSLROOTCERT":
                settings.RootCertificate = value;
                break;
            case "SSLCERT":
                settings.SslCertificate = value;
                break;
            case "SSLKEY":
                settings.SslKey = value;
                break;
            case "OPTIONS":
                settings.Options = value;
                break;
            case "HOST":
                settings.Host = value;
                break;
            case "APPLICATION_NAME" or "CHANNEL_BINDING" or "TARGET_SESSION_ATTRS":
                break;
            default:
                throw new ConnectionFormatException("it has a parameter that is not understood (known: sslmode, sslrootcert, sslcert, sslkey, connect_timeout, options, host)");
        }
    }
}
