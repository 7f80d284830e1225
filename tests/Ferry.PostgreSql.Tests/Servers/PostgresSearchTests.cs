using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql.Servers;
using Ferry.Testing;

namespace Ferry.PostgreSql.Tests.Servers;

public sealed class PostgresSearchTests
{
    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    [Fact]
    public async Task A_machine_without_PostgreSQL_is_told_both_ways_on()
    {
        await using var checkout = new TestCheckout();
        var failure = await Assert.ThrowsAsync<SurroundingsException>(() => ServerIn(checkout, new PostgresSearch(null, null, [])).StartAsync());

        Assert.StartsWith("No PostgreSQL server programs were found on this machine", failure.Message, StringComparison.Ordinal);
        Assert.Contains("install PostgreSQL's server", failure.Message, StringComparison.Ordinal);
        Assert.Contains("FERRY_POSTGRES_BIN", failure.Message, StringComparison.Ordinal);
        Assert.IsType<ServerStatus.NotCreated>(await checkout.Server.StatusAsync());
    }

    [Fact]
    public async Task A_configured_folder_must_be_right()
    {
        await using var checkout = new TestCheckout();
        var search = PostgresSearch.OfThisMachine() with { Configured = checkout.Folder };
        var failure = await Assert.ThrowsAsync<SurroundingsException>(() => ServerIn(checkout, search).StartAsync());

        Assert.StartsWith("FERRY_POSTGRES_BIN names a folder without PostgreSQL's server programs", failure.Message, StringComparison.Ordinal);
        Assert.Contains(checkout.Folder, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_configured_folder_comes_first_then_PATH_then_the_newest_installed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the programs are shell scripts");
        await using var checkout = new TestCheckout();
        await InstallAsync(checkout, "installed/9/bin", "9.6.1");
        await InstallAsync(checkout, "installed/17/bin", "17.6 (Debian 17.6-1)");
        await InstallAsync(checkout, "installed/18/bin", "18beta2");
        await InstallAsync(checkout, "configured", "16.1");
        await InstallAsync(checkout, "linked", "14.2");
        Directory.CreateDirectory(Path.Combine(checkout.Folder, "path"));
        File.CreateSymbolicLink(Path.Combine(checkout.Folder, "path", "pg_ctl"), Path.Combine(checkout.Folder, "linked", "pg_ctl"));

        var search = new PostgresSearch(
            Path.Combine(checkout.Folder, "configured"),
            $"/nowhere{Path.PathSeparator}{Path.Combine(checkout.Folder, "path")}",
            [Path.Combine(checkout.Folder, "installed", "*", "bin"), Path.Combine(checkout.Folder, "none*", "bin")]);

        Assert.Equal("16.1 in configured", await FirstAsync(checkout, search));
        Assert.Equal("14.2 in linked", await FirstAsync(checkout, search with { Configured = null }));
        Assert.Equal("18beta2 in bin", await FirstAsync(checkout, search with { Configured = null, Path = null }));
        Assert.Equal([18, 17, 16, 14, 9], await InstalledAsync(search));
    }

    [Fact]
    public async Task Existing_data_is_run_by_its_own_major_version_whatever_comes_first()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the programs are shell scripts");
        await using var checkout = new TestCheckout();
        await checkout.Server.StartAsync();
        await checkout.Server.StopAsync();
        await InstallAsync(checkout, "configured", "99.1");
        var machine = PostgresSearch.OfThisMachine();
        var search = machine with { Configured = Path.Combine(checkout.Folder, "configured"), Path = $"{machine.Configured}{Path.PathSeparator}{machine.Path}" };

        Assert.IsType<ServerStatus.Stopped>(await ServerIn(checkout, search).StatusAsync());
        Assert.IsType<ServerStarted.Started>(await ServerIn(checkout, search).StartAsync());
    }

    // What a start says when it begins to create shows which installation it chose; the scripts then fail.
    private static async Task<string> FirstAsync(TestCheckout checkout, PostgresSearch search)
    {
        var said = new List<string>();
        await Assert.ThrowsAsync<SurroundingsException>(() => ServerIn(checkout, search).StartAsync(new Collector(said)));
        var words = said[0].Split("PostgreSQL ")[1].Split(" from ");
        return $"{words[0]} in {Path.GetFileName(words[1])}";
    }

    private static async Task<IReadOnlyList<int>> InstalledAsync(PostgresSearch search)
    {
        await using var checkout = new TestCheckout();
        await checkout.Server.StartAsync();
        await checkout.Server.StopAsync();
        await File.WriteAllTextAsync(checkout.At("server", "data", "PG_VERSION"), "10\n");
        return Assert.IsType<ServerStatus.OtherMajorVersion>(await ServerIn(checkout, search).StatusAsync()).Installed;
    }

    private static LocalServer ServerIn(TestCheckout checkout, PostgresSearch search) =>
        new(checkout.Ferry, "app", TestServer.Options with { Search = search });

    private static async Task InstallAsync(TestCheckout checkout, string folder, string version)
    {
        var target = Directory.CreateDirectory(Path.Combine(checkout.Folder, folder)).FullName;
        foreach (var program in Programs)
        {
            var file = Path.Combine(target, program);
            await File.WriteAllTextAsync(file, $"#!/bin/sh\n[ \"$1\" = --version ] && echo '{program} (PostgreSQL) {version}'\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
        }
    }

    private sealed class Collector(List<string> said) : IProgress<string>
    {
        public void Report(string value) => said.Add(value);
    }
}
