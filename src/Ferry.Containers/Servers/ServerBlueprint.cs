using System.Globalization;
using Docker.DotNet.Models;
using Ferry.PostgreSql.Servers;
using Ferry.Settings;

namespace Ferry.Containers.Servers;

/// <summary>What a database container is made of.</summary>
internal static class ServerBlueprint
{
    /// <summary>The label with the limits a container was made with; another value means that it has to be made anew.</summary>
    internal const string SettingsLabel = "ferry.settings";

    /// <summary>Where the password is put for the image's first start; not an environment variable, which anybody who may look at the container would see.</summary>
    internal const string PasswordFile = "/etc/ferry/password";

    internal const string Port = "5432/tcp";

    // The images' own default of 64 MB ends parallel queries with "could not resize shared memory segment".
    private const long SharedMemory = 256L << 20;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(60);

    /// <summary>The limits in the form of the label.</summary>
    internal static string Describe(ContainerSettings settings) =>
        string.Create(CultureInfo.InvariantCulture, $"memory={settings.Memory} cpus={settings.Cpus}");

    /// <summary>A container that keeps its data in a volume and survives between commands.</summary>
    internal static CreateContainerParameters Durable(
        ImageInspectResponse image, ContainerSettings settings, string volume, int port, Dictionary<string, string> labels)
    {
        var folder = DataFolder(image);
        var container = Basic(image, settings, folder, labels);
        container.Env.Add($"POSTGRES_PASSWORD_FILE={PasswordFile}");
        container.HostConfig!.PortBindings = Loopback(port.ToString(CultureInfo.InvariantCulture));
        container.HostConfig.Mounts =
            [new Mount { Type = "volume", Source = volume, Target = folder, VolumeOptions = new VolumeOptions { Labels = Without(labels, SettingsLabel) } }];
        return container;
    }

    /// <summary>A container that keeps its data in memory; the engine chooses the port.</summary>
    internal static CreateContainerParameters InMemory(
        ImageInspectResponse image, ContainerSettings settings, Dictionary<string, string> labels)
    {
        var folder = DataFolder(image);
        var container = Basic(image, settings, folder, labels);
        container.Env.Add($"POSTGRES_PASSWORD_FILE={PasswordFile}");
        container.Cmd = [.. container.Cmd, "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"];
        container.HostConfig!.PortBindings = Loopback("");
        container.HostConfig.Tmpfs = new Dictionary<string, string> { [folder] = "rw,nosuid,nodev" };
        return container;
    }

    private static CreateContainerParameters Basic(
        ImageInspectResponse image, ContainerSettings settings, string folder, Dictionary<string, string> labels) => new()
    {
        // By a name, which is what people know it by; one in the settings may have been changed since the data was made.
        Image = image.RepoTags?.Contains(settings.Image) == true ? settings.Image : image.RepoTags is [var name, ..] ? name : image.ID,
        Labels = new Dictionary<string, string>(labels) { [SettingsLabel] = Describe(settings) },
        ExposedPorts = new Dictionary<string, EmptyStruct> { [Port] = default },
        Env =
        [
            $"POSTGRES_USER={Cluster.SuperUser}",
            "POSTGRES_DB=postgres",
            // Whoever may run a program in the container is let in; everybody else has to know the password.
            "POSTGRES_INITDB_ARGS=--encoding=UTF8 --locale=C.UTF-8 --auth-local=trust --auth-host=scram-sha-256",
            // In a folder of its own: initdb wants an empty one, and some file systems put things into a volume's top folder.
            $"PGDATA={folder}/pgdata",
        ],
        Cmd = ["postgres", "-c", "lc_messages=C", "-c", "logging_collector=off", "-c", "log_destination=stderr"],
        // Ends sessions and writes everything down, whoever stops it: https://www.postgresql.org/docs/current/server-shutdown.html
        StopSignal = "SIGINT",
        StopTimeout = StopTimeout,
        HostConfig = new HostConfig
        {
            ShmSize = SharedMemory,
            Memory = settings.Memory ?? 0,
            // Without this, a container may use as much swap again.
            MemorySwap = settings.Memory ?? 0,
            NanoCPUs = (long)((settings.Cpus ?? 0) * 1_000_000_000),
        },
    };

    // Where the image itself wants the data (PostgreSQL 18's one folder above the others'); a volume of our own there keeps the
    // engine from making a nameless one.
    private static string DataFolder(ImageInspectResponse image) =>
        image.Config?.Volumes?.Keys.FirstOrDefault(folder => folder.Contains("postgresql", StringComparison.Ordinal)) ?? "/var/lib/postgresql/data";

    private static Dictionary<string, IList<PortBinding>> Loopback(string port) =>
        new() { [Port] = [new PortBinding { HostIP = "127.0.0.1", HostPort = port }] };

    private static Dictionary<string, string> Without(Dictionary<string, string> labels, string name) =>
        labels.Where(label => label.Key != name).ToDictionary();
}
