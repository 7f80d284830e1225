using System.Net.Sockets;
using Ferry.Core.Rendering;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Words for each way in which a connection is not to be had. Never the password.</summary>
internal static class ConnectionNotices
{
    public static Notice Of(Exception problem, string environment, ConnectionSettings settings)
    {
        var (what, fix) = Explain(problem, settings);
        return new Notice(
            $"{what} Nothing was changed.",
            [
                NoticeDetail.Where($"{environment}: {settings.Address}, user {settings.User} (from {settings.Origin})"),
                new NoticeDetail("cause", Cause(problem)),
                NoticeDetail.Fix(fix),
            ]);
    }

    private static (string What, string Fix) Explain(Exception problem, ConnectionSettings settings) => problem switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } refused
            when !refused.MessageText.Contains("pg_hba", StringComparison.Ordinal) => ("The server turned the login down.", $"check user and password in {settings.Origin}"),
        PostgresException { SqlState: PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            ("The server does not accept this kind of connection.", "check pg_hba.conf on the server and sslmode in the connection"),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            ($"The server has no database \"{settings.Database}\".", $"create it (CREATE DATABASE), or correct the name in {settings.Origin}"),
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => ("The server has no connection slot left.", "free one, or raise max_connections"),
        PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow } => ("The server is starting up or shutting down.", "try again in a moment"),
        _ when IsTls(problem) => ("The server does not offer the TLS that the connection asks for.", $"switch TLS on in the server, or correct sslmode in {settings.Origin}"),
        _ when Innermost(problem) is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } =>
            ($"The host \"{settings.Host}\" is not known.", $"correct the host in {settings.Origin}, or look at the name resolution of this machine"),
        _ => ($"No server answers at {settings.Address}.", "check that it is running and reachable from here (host, port, firewall, VPN)"),
    };

    private static bool IsTls(Exception problem) =>
        Chain(problem).Any(one => one is System.Security.Authentication.AuthenticationException || one.Message.Contains("SSL", StringComparison.Ordinal));

    private static string Cause(Exception problem) => problem is PostgresException server
        ? $"SQLSTATE {server.SqlState}: {server.MessageText}"
        : string.Join(": ", Chain(problem).Select(one => one.Message).Distinct());

    private static Exception Innermost(Exception problem) => Chain(problem).Last();

    private static IEnumerable<Exception> Chain(Exception problem)
    {
        for (var one = problem; one is not null; one = one.InnerException) yield return one;
    }
}
