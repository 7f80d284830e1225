using Ferry.Processes;
using Ferry.Containers.Orphans;
using Ferry.Containers.Servers;

namespace Ferry.Containers.Tests.Orphans;

public sealed class OrphanRuleTests : IDisposable
{
    private static readonly ProcessOwner Dead = ProcessOwner.This with { Started = ProcessOwner.This.Started - 3600 };

    private readonly string _disk = Directory.CreateTempSubdirectory("ferry-orphan-rule-").FullName;

    private string Checkout => Path.Combine(_disk, "shop");

    private string Folder => Path.Combine(Checkout, ".ferry");

    public void Dispose()
    {
        if (Directory.Exists(_disk)) Directory.Delete(_disk, recursive: true);
    }

    [Theory]
    [InlineData(Labels.Role.Sandbox)]
    [InlineData(Labels.Role.Tools)]
    public void What_ends_with_the_run_is_orphaned_when_its_process_is_dead(string role)
    {
        Assert.True(OrphanRule.IsOrphanedContainer("any", LabelsOf(Dead, role), null));
        Assert.False(OrphanRule.IsOrphanedContainer("any", LabelsOf(ProcessOwner.This, role), null));
        Assert.False(OrphanRule.IsOrphanedContainer("any", LabelsOf(Dead with { Host = "elsewhere" }, role), null));
    }

    [Fact]
    public void A_release_of_the_app_outlives_its_process_and_goes_with_its_checkout()
    {
        Directory.CreateDirectory(Folder);
        Assert.False(OrphanRule.IsOrphanedContainer("any", LabelsOf(Dead, Labels.Role.App), null));

        Directory.Delete(Checkout, recursive: true);
        Assert.True(OrphanRule.IsOrphanedContainer("any", LabelsOf(Dead, Labels.Role.App), null));
    }

    [Fact]
    public void A_server_outlives_its_process_and_an_unfinished_one_does_not()
    {
        Directory.CreateDirectory(Folder);

        Assert.False(IsOrphanedServer(Dead));
        Assert.True(OrphanRule.IsOrphanedContainer(ContainerNames.Unfinished(Folder), LabelsOf(Dead), "volume"));
        Assert.False(OrphanRule.IsOrphanedContainer(ContainerNames.Unfinished(Folder), LabelsOf(ProcessOwner.This), "volume"));
    }

    [Fact]
    public void A_server_is_orphaned_when_its_checkout_is_gone_and_not_when_a_whole_disk_is()
    {
        Assert.True(IsOrphanedServer(Dead));
        Assert.True(IsOrphanedServer(ProcessOwner.This));
        Assert.True(OrphanRule.IsOrphanedVolume("volume", LabelsOf(Dead)));

        Directory.Delete(_disk);

        Assert.False(IsOrphanedServer(Dead));
        Assert.False(OrphanRule.IsOrphanedVolume("volume", LabelsOf(Dead)));
    }

    [Fact]
    public async Task What_the_record_names_stays_and_what_it_does_not_name_goes_with_its_process()
    {
        Directory.CreateDirectory(Folder);
        await RecordAsync("volume");
        Assert.False(IsOrphanedServer(Dead));
        Assert.False(OrphanRule.IsOrphanedVolume("volume", LabelsOf(Dead)));

        await RecordAsync("another");
        Assert.True(IsOrphanedServer(Dead));
        Assert.False(IsOrphanedServer(ProcessOwner.This)); // which may be about to record it
        Assert.True(OrphanRule.IsOrphanedVolume("volume", LabelsOf(Dead)));
        Assert.False(OrphanRule.IsOrphanedVolume("volume", LabelsOf(ProcessOwner.This)));
    }

    [Fact]
    public async Task A_container_is_orphaned_when_its_checkout_has_a_server_run_from_programs_by_now()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "server.json"), """{ "kind": "binaries" }""");

        Assert.True(IsOrphanedServer(Dead));
    }

    [Fact]
    public void What_says_nothing_about_its_checkout_stays()
    {
        var labels = LabelsOf(Dead);
        labels.Remove(Labels.Checkout);

        Assert.False(OrphanRule.IsOrphanedContainer("any", labels, "volume"));
        Assert.False(OrphanRule.IsOrphanedVolume("volume", labels));
    }

    private bool IsOrphanedServer(ProcessOwner owner) => OrphanRule.IsOrphanedContainer(ContainerNames.Server(Folder), LabelsOf(owner), "volume");

    private Dictionary<string, string> LabelsOf(ProcessOwner owner, string role = Labels.Role.Server) => new()
    {
        [Labels.Checkout] = Folder,
        [Labels.Owner] = owner.ToString(),
        [Labels.RoleName] = role,
    };

    private Task RecordAsync(string volume) =>
        new ContainerRecord(20000, "app", "15.1", volume, "postgres:15", "sha256:0", "").WriteAsync(Path.Combine(Folder, "server.json"), CancellationToken.None);
}
