using Ferry.Processes;

namespace Ferry.PostgreSql.Servers;

/// <summary>Gives the superuser of a stopped server a new password. Who owns the files may do that without the old one.</summary>
internal sealed class LostPassword(ServerHome home, PostgresBinaries binaries, ServerUser user)
{
    internal Task ReplaceAsync(string password, CancellationToken cancellationToken)
    {
        // https://www.postgresql.org/docs/current/app-postgres.html, "Options for Single-User Mode"
        var command = user.Command(home, binaries.Postgres, "--single", "-D", ServerHome.DataName, "postgres") with
        {
            Input = $"ALTER ROLE {Cluster.SuperUser} PASSWORD '{password}'\n",
            Secrets = [password],
        };
        return ProcessRunner.RunOrThrowAsync(
            command, "The development server's password is lost and could not be replaced. Its data is kept.", cancellationToken);
    }
}
