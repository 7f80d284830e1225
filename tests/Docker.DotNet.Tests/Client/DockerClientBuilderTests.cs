using Docker.DotNet.Handler.Abstractions;
using Docker.DotNet.NPipe;
using Docker.DotNet.Unix;
using Docker.DotNet.X509;
using Microsoft.Extensions.Logging;

namespace Docker.DotNet.Tests.Client;

public class DockerClientBuilderTests
{
    [Fact]
    public void What_was_asked_for_is_what_the_client_works_with()
    {
        using var client = new DockerClientBuilder()
            .WithEndpoint(new Uri("tcp://engine:2375"))
            .WithApiVersion(new Version(1, 44))
            .WithTimeout(TimeSpan.FromSeconds(7))
            .WithAuthProvider(null)
            .Build();

        Assert.Equal(new Uri("tcp://engine:2375"), client.Options.Endpoint);
        Assert.Equal(new Version(1, 44), client.Options.ApiVersion);
        Assert.Equal(TimeSpan.FromSeconds(7), client.Options.Timeout);
        Assert.Same(NoopAuthProvider.Instance, client.Options.AuthProvider);
    }

    [Fact]
    public void Defaults_are_those_of_the_package()
    {
        using var client = new DockerClientBuilder().WithEndpoint(new Uri("unix:///d.sock")).Build();

        Assert.Null(client.Options.ApiVersion);
        Assert.Equal(TimeSpan.FromSeconds(100), client.Options.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(10), new NPipeTransportOptions().ConnectTimeout);
    }

    [Fact]
    public void Every_method_returns_the_same_builder_but_the_choice_of_a_transport()
    {
        var builder = new DockerClientBuilder();

        Assert.Same(builder, builder.WithEndpoint(new Uri("unix:///d.sock")).WithHeader("a", "b").WithTimeout(TimeSpan.MaxValue));
        Assert.NotSame(builder, builder.WithTransportOptions(new UnixSocketTransportOptions()));
    }

    [Fact]
    public void A_chosen_transport_carries_on_with_what_was_asked_for()
    {
        using var client = new DockerClientBuilder()
            .WithEndpoint(new Uri("unix:///d.sock"))
            .WithApiVersion(new Version(1, 41))
            .WithTransportOptions(new UnixSocketTransportOptions())
            .WithHeader("a", "b")
            .Build();

        Assert.Equal(("unix:///d.sock", "1.41"), (client.Options.Endpoint.OriginalString, client.Options.ApiVersion!.ToString()));
        Assert.Equal("b", client.Options.Headers["a"]);
    }

    [Fact]
    public void Unsupported_endpoints_are_refused()
    {
        Assert.Throws<SshDockerEndpointNotSupportedException>(() => Build("ssh://engine"));
        var unknown = Assert.Throws<NotSupportedException>(() => Build("gopher://engine"));
        Assert.Equal("The URI scheme 'gopher' is not supported.", unknown.Message);
        Assert.Throws<NotSupportedException>(() => new DockerClientBuilder()
            .WithEndpoint(new Uri("npipe://./pipe/engine")).WithAuthProvider(new CertificateCredentials(null)).Build());
    }

    [Fact]
    public void A_transport_for_another_endpoint_is_refused()
    {
        var builder = new DockerClientBuilder().WithEndpoint(new Uri("tcp://engine:2375"));

        Assert.Throws<InvalidOperationException>(() => builder.WithTransportOptions(new UnixSocketTransportOptions()).Build());
        Assert.Throws<InvalidOperationException>(() => builder.WithTransportOptions(new NPipeTransportOptions()).Build());
    }

    [Fact]
    public async Task A_transport_of_ones_own_sends_the_requests()
    {
        using var client = new DockerClientBuilder()
            .WithEndpoint(new Uri("own://engine"))
            .WithTransportOptions(new OwnTransport(), "answer")
            .Build();

        Assert.Equal("answer", (await client.System.GetVersionAsync()).APIVersion);
    }

    private static DockerClient Build(string endpoint) =>
        new DockerClientBuilder().WithEndpoint(new Uri(endpoint)).Build();

    private sealed class OwnTransport : IDockerHandlerFactory<string>
    {
        public ResolvedTransport CreateHandler(ResolvedClientOptions clientOptions, ILogger logger) =>
            CreateHandler("", clientOptions, logger);

        public ResolvedTransport CreateHandler(string transportOptions, ResolvedClientOptions clientOptions, ILogger logger) =>
            new(new Always(transportOptions), new Uri("http://own/"));

        public Task<WriteClosableStream> HijackStreamAsync(HttpContent content) => throw new NotSupportedException();
    }

    private sealed class Always(string version) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StringContent($$"""{"ApiVersion":"{{version}}"}""") });
    }
}
