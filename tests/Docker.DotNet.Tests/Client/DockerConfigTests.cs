using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Docker.DotNet.Tests.Client;

public sealed class DockerConfigTests : IDisposable
{
    private static readonly Uri Platform = new(
        OperatingSystem.IsWindows() ? "npipe://./pipe/docker_engine" : "unix:///var/run/docker.sock");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("docker-config");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void DOCKER_HOST_goes_before_everything()
    {
        Context("work", """{"Endpoints":{"docker":{"Host":"tcp://work:2375"}}}""");

        Assert.Equal(new Uri("tcp://host:2375"), Config(host: "tcp://host:2375", context: "work").GetEndpoint());
    }

    [Fact]
    public void A_host_that_is_no_URI_is_refused()
    {
        var exception = Assert.Throws<DockerConfigurationException>(() => Config(host: "not a host").GetEndpoint());

        Assert.Equal("The Docker host 'not a host' is invalid.", exception.Message);
    }

    [Fact]
    public void DOCKER_CONTEXT_goes_before_the_current_context()
    {
        Context("work", """{"Endpoints":{"docker":{"Host":"tcp://work:2375"}}}""");
        Context("home", """{"Endpoints":{"docker":{"Host":"npipe:////./pipe/home"}}}""");
        File.WriteAllText(Config().FullName, """{"currentContext":"home"}""");

        Assert.Equal(new Uri("tcp://work:2375"), Config(context: "work").GetEndpoint());
        Assert.Equal(new Uri("npipe://./pipe/home"), Config().GetEndpoint());
        Assert.Equal(new Uri("npipe://./pipe/home"), Config(context: "").GetEndpoint());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"currentContext":""}""")]
    [InlineData("""{"currentContext":"default"}""")]
    [InlineData("""{"currentContext":null}""")]
    public void Without_a_context_it_is_the_platforms_own(string? config)
    {
        if (config is not null) File.WriteAllText(Config().FullName, config);

        Assert.Equal(config is not null, Config().Exists);
        Assert.Equal(Platform, Config().GetEndpoint());
        Assert.Equal(Platform, Config().GetEndpoint("default"));
    }

    [Fact]
    public void A_configuration_that_is_no_JSON_is_a_JSON_failure()
    {
        File.WriteAllText(Config().FullName, "{");

        Assert.ThrowsAny<JsonException>(() => Config().GetEndpoint());
    }

    [Fact]
    public void A_context_that_is_not_there_is_named()
    {
        var exception = Assert.Throws<DockerConfigurationException>(() => Config(context: "gone").GetEndpoint());

        Assert.Equal("The Docker context 'gone' does not exist.", exception.Message);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Endpoints":{"docker":{"Host":null}}}""")]
    [InlineData("""{"Endpoints":{"docker":{"Host":""}}}""")]
    [InlineData("""{"Endpoints":{"docker":{"Host":"not a host"}}}""")]
    public void A_context_that_names_no_host_is_refused(string meta)
    {
        Context("broken", meta);

        Assert.Contains("'broken'", Assert.Throws<DockerConfigurationException>(() => Config().GetEndpoint("broken")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_context_without_a_name_is_misuse() => Assert.Throws<ArgumentException>(() => Config().GetEndpoint(""));

    private DockerConfig Config(string? host = null, string? context = null) =>
        new(new Settings(_folder.FullName, host, context));

    private void Context(string name, string meta)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        var folder = _folder.CreateSubdirectory(Path.Combine("contexts", "meta", digest));
        File.WriteAllText(Path.Combine(folder.FullName, "meta.json"), meta);
    }

    private sealed record Settings(string? DockerConfig, string? DockerHost, string? DockerContext) : IDockerCliSettings
    {
        public string? DockerTlsVerify => null;
    }
}
