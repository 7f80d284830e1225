using Docker.DotNet.Models;
using Docker.DotNet.Tests.Simulated;
using Ferry.Containers.Engine;
using Ferry.Containers.Tests.Testing;
using Ferry.Core.Rendering;
using Ferry.Settings;
using Ferry.Testing;

namespace Ferry.Containers.Tests.Engine;

public sealed class ImagesTests(TestEngine real)
{
    private const string NotFound = """{"message":"No such image: shop/postgres:18"}""";

    [Fact]
    public async Task An_image_that_the_engine_has_is_not_pulled()
    {
        await using var simulated = SimulatedEngine.OverUnixSocket(exchange => exchange.AnswerAsync("""{"Id":"sha256:1"}"""));
        using var engine = new DockerEngine(simulated.Client);

        var image = await Images.EnsureAsync(engine, new ContainerSettings("postgres:18"), progress: null, CancellationToken.None);

        Assert.Equal("sha256:1", image.ID);
        Assert.DoesNotContain(simulated.Seen, exchange => exchange.Method == "POST");
    }

    [Theory]
    [InlineData("postgres", "fromImage=postgres:latest")]
    [InlineData("localhost:5000/shop/postgres", "fromImage=localhost:5000/shop/postgres:latest")]
    [InlineData("shop/postgres:18-alpine", "fromImage=shop/postgres:18-alpine")]
    [InlineData("postgres@sha256:abc", "fromImage=postgres@sha256:abc")]
    public async Task One_that_is_missing_is_pulled_with_exactly_one_tag_and_the_platform(string name, string asked)
    {
        var isPulled = false;
        await using var simulated = SimulatedEngine.OverUnixSocket(async exchange =>
        {
            if (exchange.Method == "POST")
            {
                isPulled = true;
                await exchange.StartChunksAsync();
                await exchange.ChunkAsync("""{"status":"Downloading","progressDetail":{"current":1000000,"total":9000000},"id":"layer"}""" + "\r\n");
                await exchange.EndChunksAsync();
            }
            else await (isPulled ? exchange.AnswerAsync("""{"Id":"sha256:1"}""") : exchange.AnswerAsync(NotFound, "404 Not Found"));
        });
        using var engine = new DockerEngine(simulated.Client);
        var heard = new Heard();

        await Images.EnsureAsync(engine, new ContainerSettings(name, Platform: "linux/arm64"), heard, CancellationToken.None);

        var query = Uri.UnescapeDataString(Assert.Single(simulated.Seen, exchange => exchange.Method == "POST").Target.Split('?')[1]).Split('&');
        Assert.Contains(asked, query);
        Assert.Contains("platform=linux/arm64", query);
        Assert.Equal($"Pulling the image {name}", heard.Lines.First());
    }

    [Fact]
    public async Task An_error_within_the_stream_of_progress_is_one_and_names_the_image()
    {
        await using var simulated = SimulatedEngine.OverUnixSocket(async exchange =>
        {
            if (exchange.Method == "GET") await exchange.AnswerAsync(NotFound, "404 Not Found");
            else
            {
                await exchange.StartChunksAsync();
                await exchange.ChunkAsync("""{"status":"Pulling from shop/postgres","id":"18"}""" + "\r\n");
                await exchange.ChunkAsync("""{"errorDetail":{"message":"toomanyrequests: slow down"},"error":"toomanyrequests: slow down"}""" + "\r\n");
                await exchange.EndChunksAsync();
            }
        });
        using var engine = new DockerEngine(simulated.Client);

        await AssertNotToBeHadAsync(engine, "toomanyrequests: slow down", "docker pull shop/postgres:18");
    }

    [Theory]
    [InlineData("404 Not Found", "pull access denied for shop/postgres, repository does not exist", "docker pull shop/postgres:18")]
    [InlineData("500 Internal Server Error", "write /layer: no space left on device", "free some space")]
    public async Task A_refusal_is_told_in_the_engines_words(string status, string said, string fix)
    {
        await using var simulated = SimulatedEngine.OverUnixSocket(exchange => exchange.Method == "GET"
            ? exchange.AnswerAsync(NotFound, "404 Not Found")
            : exchange.AnswerAsync($$"""{"message":"{{said}}"}""", status));
        using var engine = new DockerEngine(simulated.Client);

        await AssertNotToBeHadAsync(engine, said, fix);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_told_and_nothing_is_left_in_the_checkout_that_says_otherwise()
    {
        await using var checkout = new Checkout(real);
        var server = checkout.NewServer(new ContainerSettings("ferry-test/no-such-image:1"));

        var exception = await Assert.ThrowsAsync<SurroundingsException>(() => server.StartAsync());

        Assert.StartsWith("The image ferry-test/no-such-image:1 is not on this machine and could not be pulled", exception.Notice.Headline, StringComparison.Ordinal);
        Assert.Equal(["where", "said", "fix"], exception.Notice.Details.Select(detail => detail.Label));
        Assert.Empty(await checkout.MadeAsync());
        Assert.Equal([".gitignore", "server.lock"], Directory.GetFiles(checkout.Ferry).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task One_for_another_platform_is_told_as_one_and_leaves_nothing()
    {
        await using var checkout = new Checkout(real);
        var name = $"ferry-test/other-platform:{Environment.ProcessId}";
        var build = TestEngine.NewFolder();
        // An executable of a processor that nobody has.
        await File.WriteAllBytesAsync(Path.Combine(build, "entrypoint"), [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, .. new byte[9], 2, 0, 0xfe, 0xca, 1, 0, 0, 0, .. new byte[40]]);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(build, "entrypoint"), (UnixFileMode)0b111_101_101);
        await File.WriteAllTextAsync(Path.Combine(build, "Dockerfile"), "FROM scratch\nCOPY entrypoint /entrypoint\nENTRYPOINT [\"/entrypoint\"]\n");
        await DockerCommand.RunAsync("build", "--quiet", "--tag", name, build);
        try
        {
            var exception = await Assert.ThrowsAsync<SurroundingsException>(() => checkout.NewServer(new ContainerSettings(name)).StartAsync());

            Assert.Contains("exec format error", exception.Message, StringComparison.Ordinal);
            Assert.Contains("the image is for another platform than this machine", exception.Message, StringComparison.Ordinal);
            Assert.Contains(name, exception.Message, StringComparison.Ordinal);
            Assert.Empty(await checkout.MadeAsync());
        }
        finally
        {
            await DockerCommand.RunAsync("image", "rm", "--force", name);
        }
    }

    [Fact]
    public void Progress_is_added_up_over_layers()
    {
        var heard = new Heard();
        var progress = new PullProgress("postgres:18", heard) { Interval = TimeSpan.Zero };

        progress.Report(Layer("a", 1_000_000, 4_000_000));
        progress.Report(Layer("b", 2_000_000, 8_000_000));
        progress.Report(new JSONMessage { ID = "a", Status = "Pull complete" });
        progress.Report(Layer("a", 4_000_000, 4_000_000));

        Assert.Equal(
            ["Pulling the image postgres:18: 1 of 4 MB", "Pulling the image postgres:18: 3 of 12 MB", "Pulling the image postgres:18: 6 of 12 MB"], heard.Lines);
        Assert.Null(progress.Error);
    }

    private static JSONMessage Layer(string id, long loaded, long total) =>
        new() { ID = id, Status = "Downloading", Progress = new JSONProgress { Current = loaded, Total = total } };

    private static async Task AssertNotToBeHadAsync(DockerEngine engine, string said, string fix)
    {
        var exception = await Assert.ThrowsAsync<SurroundingsException>(
            () => Images.EnsureAsync(engine, new ContainerSettings("shop/postgres:18"), progress: null, CancellationToken.None));

        Assert.StartsWith("The image shop/postgres:18 is not on this machine and could not be pulled", exception.Notice.Headline, StringComparison.Ordinal);
        Assert.Contains("FERRY__container__image", exception.Notice.Details[0].Text, StringComparison.Ordinal);
        Assert.Equal(new NoticeDetail("said", said), exception.Notice.Details[1]);
        Assert.Contains(fix, exception.Notice.Details[2].Text, StringComparison.Ordinal);
    }
}
