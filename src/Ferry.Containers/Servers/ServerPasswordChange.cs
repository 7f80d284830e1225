using System.Text;
using Ferry.Containers.Engine;
using Ferry.Containers.Tools;
using Ferry.Core.Rendering;
using Ferry.PostgreSql.Servers;

namespace Ferry.Containers.Servers;

/// <summary>Gives the superuser of a running server a new password. Who may run programs in the container may do that without the old one.</summary>
internal sealed class ServerPasswordChange(DockerEngine engine)
{
    internal async Task RunAsync(string id, string password, CancellationToken cancellationToken)
    {
        // Kept out of the server's log, even if it logs every statement, and out of the process list.
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(
            $"SET log_statement = 'none'; SET log_min_duration_statement = -1; SET log_min_error_statement = 'panic'; ALTER ROLE {Cluster.SuperUser} PASSWORD '{password}';\n"));
        using var output = new MemoryStream();
        var program = new ContainerProgram(
            "psql", "--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1", $"--username={Cluster.SuperUser}", "--dbname=postgres", "--file=-") { Input = input, Output = output };
        var result = await new ContainerExec(engine).RunAsync(id, program, cancellationToken);
        if (result.ExitCode == 0) return;
        throw new SurroundingsException(new Notice(
            "The development server's password is lost and could not be replaced; the server is running and its data is kept.",
            NoticeDetail.Where($"psql in container {id[..12]}, exit code {result.ExitCode}"),
            new NoticeDetail("said", result.Error.Replace(password, "***", StringComparison.Ordinal)),
            NoticeDetail.Fix($"allow local connections of {Cluster.SuperUser} in the container's pg_hba.conf, or start afresh with db-reset")));
    }
}
