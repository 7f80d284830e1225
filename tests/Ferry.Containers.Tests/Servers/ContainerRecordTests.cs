using Ferry.Containers.Servers;
using Ferry.Containers.Tests.Testing;

namespace Ferry.Containers.Tests.Servers;

public sealed class ContainerRecordTests
{
    private static readonly ContainerRecord Record = new(20000, "app", "15.1", "volume", "postgres:15", "sha256:1", "2026-01-02T03:04:05.678Z");

    private readonly string _file = Path.Combine(TestEngine.NewFolder(), "server.json");

    [Fact]
    public async Task It_reads_what_it_writes_and_replaces_the_file_as_a_whole()
    {
        await (Record with { Database = "before, and longer than what comes after it" }).WriteAsync(_file, CancellationToken.None);
        await Record.WriteAsync(_file, CancellationToken.None);

        Assert.Equal(Record, ContainerRecord.TryRead(_file));
        Assert.Equal([_file], Directory.GetFiles(Path.GetDirectoryName(_file)!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{ "kind": "binaries" }""")]
    [InlineData("""{ "kind": "container" }""")]
    [InlineData("""{ "kind": "container", "port": 99999 }""")]
    public async Task Anything_else_is_no_record(string text)
    {
        await File.WriteAllTextAsync(_file, text);
        Assert.Null(ContainerRecord.TryRead(_file));
    }

    [Fact]
    public void A_file_that_is_not_there_is_no_record() => Assert.Null(ContainerRecord.TryRead(_file));

    [Theory]
    [InlineData("15.18", 15)]
    [InlineData("18", 18)]
    [InlineData("", null)]
    public void Its_major_version_is_the_first_part(string version, int? major) => Assert.Equal(major, (Record with { Version = version }).Major);
}
