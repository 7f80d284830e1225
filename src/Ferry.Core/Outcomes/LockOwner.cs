using System.Globalization;

namespace Ferry.Core.Outcomes;

/// <summary>Who holds the run lock of a database, as the server tells it.</summary>
/// <param name="ProcessId">The server process of the session.</param>
/// <param name="Application">The session's application_name: for Ferry target, run, user and host.</param>
/// <param name="User">The role; null when we may not see it.</param>
/// <param name="Since">When the session began (UTC); null when we may not see it.</param>
public sealed record LockOwner(int ProcessId, string? Application, string? User, DateTimeOffset? Since)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{Application ?? "unknown"}\" (server pid {ProcessId}{(User is null ? "" : $", role {User}")}{(Since is { } since ? $", since {since:yyyy-MM-dd HH:mm:ss} UTC" : "")})");
}
