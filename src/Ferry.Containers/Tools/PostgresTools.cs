using Docker.DotNet.Models;
using Ferry.Containers.Engine;
using Ferry.Containers.Orphans;
using Ferry.Containers.Servers;
using Ferry.Ports;
using Ferry.PostgreSql.Servers;
using Npgsql;

namespace Ferry.Containers.Tools;

/// <summary>Runs pg_dump, pg_restore and psql in containers, so that they need not be installed here and are always of the right version.</summary>
/// <param name="folder">The checkout's private folder, for labels.</param>
/// <param name="engine">The engine.</param>
/// <param name="options">What containers are made from, and for whom.</param>
public sealed class PostgresTools(string folder, DockerEngine engine, ContainerServerOptions options)
{
    private const string PasswordFile = "/etc/ferry/pgpass";

    private readonly ContainerLife _life = new(engine);

    private string Checkout => new ServerPaths(folder).Folder;

    /// <summary>Runs a program beside the server, in the server's own container; it is let in without a password.</summary>
    /// <param name="server">A running server in a container.</param>
    /// <param name="database">The database the program is for.</param>
    /// <param name="program">The program.</param>
    /// <param name="cancellationToken">Ends the wait; the program is then ended by its closed output or input.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="Ferry.Core.Rendering.SurroundingsException">The engine or the container went away.</exception>
    public Task<ContainerProgramResult> RunBesideAsync(ServerPlace.Container server, string database, ContainerProgram program, CancellationToken cancellationToken = default) =>
        new ContainerExec(engine).RunAsync(server.Name, With(program, new Dictionary<string, string>
        {
            ["PGUSER"] = Cluster.SuperUser,
            ["PGDATABASE"] = database,
        }), cancellationToken);

    /// <summary>Runs a program for a server anywhere, in a container of its own that is removed afterwards.</summary>
    /// <param name="major">The PostgreSQL major version of the program.</param>
    /// <param name="connection">The way to the database, seen from this machine.</param>
    /// <param name="program">The program; where the server is and how to log in, it is told through its environment.</param>
    /// <param name="progress">Hears when an image has to be pulled.</param>
    /// <param name="cancellationToken">Ends the program and removes its container.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="Ferry.Core.Rendering.SurroundingsException">The image cannot be had, or the engine went away.</exception>
    public async Task<ContainerProgramResult> RunForAsync(
        int major, ServerConnection connection, ContainerProgram program, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        var login = new NpgsqlConnectionStringBuilder(connection.Reveal());
        var name = ContainerNames.NewTools();
        var image = await Images.EnsureAsync(engine, options.Container with { Image = PostgresImage.WithMajor(options.Container.Image, major) }, progress, cancellationToken);
        await RemoveDeadAsync(cancellationToken);
        try
        {
            var id = (await _life.TryCreateAsync(name, Container(image), cancellationToken))!; // the name is new
            await _life.PutFileAsync(id, PasswordFile, $"*:*:*:*:{Escaped(login.Password ?? "")}\n", UnixFileMode.UserRead | UnixFileMode.UserWrite, cancellationToken);
            await _life.TryStartAsync(id, cancellationToken);
            return await new ContainerExec(engine).RunAsync(id, With(program, Login(login)), cancellationToken);
        }
        finally
        {
            await _life.TryRemoveAsync(name);
        }
    }

    // A killed run leaves its container, with a password in it.
    private async Task RemoveDeadAsync(CancellationToken cancellationToken)
    {
        var mine = await engine.AskAsync(
            "listing containers",
            client => client.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = Labels.Filter($"{Labels.Checkout}={Checkout}") }, cancellationToken), cancellationToken);
        foreach (var container in mine.Where(container => container.Labels[Labels.RoleName] == Labels.Role.Tools && OrphanRule.IsOrphanedContainer(container.ID, container.Labels, volume: null)))
            await _life.TryRemoveAsync(container.ID);
    }

    private CreateContainerParameters Container(ImageInspectResponse image) => new()
    {
        Image = image.ID,
        User = "0", // libpq takes the password file only from its owner
        Entrypoint = ["tail", "-f", "/dev/null"],
        Cmd = [],
        Labels = Labels.For(Checkout, options.Environment, options.Run, Labels.Role.Tools),
        HostConfig = OperatingSystem.IsLinux()
            ? new HostConfig { NetworkMode = "host" }
            : new HostConfig { ExtraHosts = ["host.docker.internal:host-gateway"] },
    };

    // https://www.postgresql.org/docs/current/libpq-envars.html
    private static Dictionary<string, string> Login(NpgsqlConnectionStringBuilder login) => new()
    {
        ["PGHOST"] = OperatingSystem.IsLinux() || login.Host is not ("127.0.0.1" or "::1" or "localhost") ? login.Host ?? "localhost" : "host.docker.internal",
        ["PGPORT"] = $"{login.Port}",
        ["PGUSER"] = login.Username ?? Cluster.SuperUser,
        ["PGDATABASE"] = login.Database ?? login.Username ?? Cluster.SuperUser,
        ["PGPASSFILE"] = PasswordFile,
        ["PGSSLMODE"] = login.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            var mode => $"{mode}".ToLowerInvariant(),
        },
    };

    private static ContainerProgram With(ContainerProgram program, Dictionary<string, string> environment)
    {
        foreach (var (name, value) in program.Environment) environment[name] = value;
        return program with { Environment = environment };
    }

    // https://www.postgresql.org/docs/current/libpq-pgpass.html
    private static string Escaped(string password) =>
        password.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(":", @"\:", StringComparison.Ordinal);
}
