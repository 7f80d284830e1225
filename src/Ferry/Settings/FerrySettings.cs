using Ferry.Core.Rendering;

namespace Ferry.Settings;

/// <summary>The settings of one repository.</summary>
/// <param name="Root">The repository's root folder, absolute.</param>
/// <param name="MigrationsFolder">Folder of the migrations project, absolute.</param>
/// <param name="DatabaseName">Name of the database on the private server.</param>
/// <param name="LockWait">How long a run waits for another that holds the same database.</param>
/// <param name="Container">What database containers are made from, and what they may use.</param>
/// <param name="Environments">Every environment, in the order of <c>ferry.json</c>.</param>
public sealed record FerrySettings(
    string Root, string MigrationsFolder, string DatabaseName, TimeSpan LockWait, ContainerSettings Container, IReadOnlyList<EnvironmentSettings> Environments)
{
    /// <summary>Where backups are kept, how they are made, and for how long they stay.</summary>
    public BackupSettings Backups { get; init; } = BackupSettingsReader.Defaults(Root);

    /// <summary>How long the statements of migrations may wait and run.</summary>
    public TimeoutSettings Timeouts { get; init; } = TimeoutSettings.Usual;

    /// <summary>How backfills go about it.</summary>
    public BackfillSettings Backfill { get; init; } = BackfillSettings.Usual;

    /// <summary>What the live database may show before migrations run on it.</summary>
    public LiveGateSettings LiveGate { get; init; } = LiveGateSettings.Usual;

    /// <summary>Folder of everything Ferry keeps for this checkout; never committed.</summary>
    public string PrivateFolder => Path.Combine(Root, ".ferry");

    /// <summary>What the checkout's private server is to run in. There is one server, whichever environments use it: the first counts.</summary>
    public ServerChoice PrivateServer => Environments.Select(environment => environment.Server).FirstOrDefault(server => server != ServerChoice.None);

    /// <summary>Finds an environment.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its settings.</returns>
    /// <exception cref="UsageException">There is no such environment.</exception>
    public EnvironmentSettings For(EnvironmentName name) =>
        Environments.FirstOrDefault(environment => environment.Name == name) ?? throw new UsageException(new Notice(
            $"There is no environment \"{name}\". Nothing was run.",
            [
                new NoticeDetail("known", string.Join(", ", Environments.Select(environment => environment.Name))),
                NoticeDetail.Fix("use one of these, or add it to ferry.json"),
            ]));
}
