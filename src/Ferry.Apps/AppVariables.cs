using System.Data.Common;
using System.Globalization;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Apps;

/// <summary>The environment variables by which an app is told its database and what else it needs. It never shows their values.</summary>
internal sealed class AppVariables
{
    // Shorter values, such as "true", would blot out half of what a program says.
    private const int ShortestSecret = 8;

    /// <summary>The variable by which .NET's host is told how long requests in progress may take after SIGTERM.</summary>
    internal const string ShutdownVariable = "DOTNET_SHUTDOWNTIMEOUTSECONDS";

    private AppVariables(IReadOnlyDictionary<string, string> values, IReadOnlyList<string> secrets) => (Values, Secrets) = (values, secrets);

    /// <summary>Names and values; secret.</summary>
    internal IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>Texts that must not be shown.</summary>
    internal IReadOnlyList<string> Secrets { get; }

    /// <summary>Reads them; the named ones from this process's environment.</summary>
    internal static async Task<AppVariables> ReadAsync(AppSettings app, EnvironmentName environment, IConnections connections, CancellationToken cancellation)
    {
        var connection = (await connections.FindAsync(environment, cancellation)).Reveal();
        var values = new Dictionary<string, string> { [app.ConnectionVariable] = connection };
        foreach (var name in app.Variables)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value) values.TryAdd(name, value);
        }

        // A password is a secret however short it is.
        return new AppVariables(values, [.. values.Values.Where(text => text.Length >= ShortestSecret), .. PasswordOf(connection)]);
    }

    /// <summary>The value of <see cref="ShutdownVariable"/>: the host gives up a moment before it is killed, so that it can say so.</summary>
    internal static string ShutdownSeconds(AppSettings app) => Math.Max(1, (int)app.DrainTimeout.TotalSeconds - 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The named variables that are not set.</summary>
    internal static IReadOnlyList<string> Missing(AppSettings app) =>
        [.. app.Variables.Where(name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))];

    /// <summary>Blots everything secret out of a text.</summary>
    internal string Blot(string text) => Secrets.Aggregate(text, (said, secret) => said.Replace(secret, "***", StringComparison.Ordinal));

    private static IEnumerable<string> PasswordOf(string connection) =>
        new DbConnectionStringBuilder { ConnectionString = connection }.TryGetValue("Password", out var password) && password is string { Length: > 0 } text ? [text] : [];
}
