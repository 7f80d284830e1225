using Ferry.Containers.Sandboxes;
using Ferry.Containers.Tests.Testing;
using Ferry.Containers.Tools;
using Ferry.Ports;

namespace Ferry.Containers.Tests.Tools;

/// <summary>Dumps in directory format, made and restored by programs in a container for a server elsewhere.</summary>
public sealed class ContainerToolTests(SharedCheckout shared, TestEngine engine) : IClassFixture<SharedCheckout>, IProgress<string>
{
    private const int Major = 15;
    private readonly string _folder = Path.Combine(TestEngine.NewFolder(), "shop", ".ferry");

    private ContainerTool Tool => new(new PostgresTools(_folder, engine.Need(), Checkout.Options()), Major, this);

    [Fact]
    public async Task A_dump_comes_out_as_files_and_goes_in_again()
    {
        var (_, from) = await shared.StartAsync();
        await using var to = await new ContainerSandboxes(_folder, engine.Need(), Checkout.Options()).StartAsync();
        await from.Connection.RunAsync("DROP TABLE IF EXISTS noise; CREATE TABLE noise AS SELECT id, md5(random()::text) AS word FROM generate_series(1, 100000) id");
        var dump = Path.Combine(_folder, "dump");

        Assert.Null(await Tool.DumpAsync(from.Connection, "ferry backup-db", dump, ["--jobs=2", "--compress=1", "--table=noise"], default));
        Assert.Contains(Path.Combine(dump, "toc.dat"), Directory.GetFiles(dump));
        Assert.InRange(new DirectoryInfo(dump).EnumerateFiles().Sum(file => file.Length), 1_000_000, 10_000_000);
        Assert.Null(await Tool.RestoreAsync(to.Connection, "ferry restore-db", dump, ["--jobs=2", "--exit-on-error"], default));

        const string Contents = "SELECT md5(string_agg(id || word, ',' ORDER BY id)) FROM noise";
        Assert.Equal(await from.Connection.AskAsync<string>(Contents), await to.Connection.AskAsync<string>(Contents));
    }

    [Fact]
    public async Task A_failure_is_what_the_program_said()
    {
        var (_, server) = await shared.StartAsync();
        var dump = Path.Combine(_folder, "dump");
        Assert.Contains("no matching tables were found", await Tool.DumpAsync(server.Connection, "ferry backup-db", dump, ["--table=nowhere"], default), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(dump).FullName, "other"), "no dump");
        Assert.Contains("pg_restore: error: ", await Tool.RestoreAsync(server.Connection, "ferry restore-db", dump, [], default), StringComparison.Ordinal);
    }

    void IProgress<string>.Report(string value)
    {
    }
}
