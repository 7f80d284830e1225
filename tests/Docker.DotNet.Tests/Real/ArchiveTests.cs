using System.Formats.Tar;

namespace Docker.DotNet.Tests.Real;

public class ArchiveTests(RealEngine engine)
{
    [Fact]
    public async Task A_file_goes_in_and_comes_out_again()
    {
        var client = engine.Need();
        var id = await engine.CreateAsync("cat /in/file");
        using var archive = await TarAsync(new byte[] { (byte)'h', (byte)'i' });

        await client.Containers.ExtractArchiveToContainerAsync(id, new() { Path = "/" }, archive);
        var stat = await client.Containers.GetArchiveFromContainerAsync(id, new() { Path = "/in/file" }, statOnly: true);
        var whole = await client.Containers.GetArchiveFromContainerAsync(id, new() { Path = "/in/file" }, statOnly: false);

        Assert.Null(stat.Stream);
        Assert.Equal(("file", 2, 0b110_100_000u), (stat.Stat.Name, stat.Stat.Size, stat.Stat.Mode));
        await using var reader = new TarReader(whole.Stream!);
        var entry = await reader.GetNextEntryAsync(copyData: true);
        Assert.Equal("hi", await new StreamReader(entry!.DataStream!).ReadToEndAsync());
    }

    [Fact]
    public async Task A_path_or_a_container_that_is_not_there_is_not_found()
    {
        var client = engine.Need();
        var id = await engine.CreateAsync("true");
        using var archive = await TarAsync([1]);

        await Assert.ThrowsAsync<DockerContainerNotFoundException>(
            () => client.Containers.GetArchiveFromContainerAsync(id, new() { Path = "/absent" }, statOnly: true));
        await Assert.ThrowsAsync<DockerContainerNotFoundException>(
            () => client.Containers.ExtractArchiveToContainerAsync(id, new() { Path = "/absent" }, archive));
    }

    [Fact]
    public async Task An_answer_before_the_end_of_a_large_archive_is_not_lost()
    {
        var client = engine.Need();
        using var archive = await TarAsync(new byte[64 * 1024 * 1024]);

        await Assert.ThrowsAsync<DockerContainerNotFoundException>(
            () => client.Containers.ExtractArchiveToContainerAsync("docker-dotnet-tests-absent", new() { Path = "/" }, archive));
    }

    private static async Task<MemoryStream> TarAsync(byte[] content)
    {
        var archive = new MemoryStream();
        await using (var tar = new TarWriter(archive, leaveOpen: true))
        {
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "in/file")
            {
                Mode = (UnixFileMode)0b110_100_000,
                DataStream = new MemoryStream(content),
            });
        }

        archive.Position = 0;
        return archive;
    }
}
