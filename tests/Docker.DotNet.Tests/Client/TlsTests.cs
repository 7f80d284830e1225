using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Docker.DotNet.Tests.Simulated;
using Docker.DotNet.Tests.Streams;
using Docker.DotNet.X509;

namespace Docker.DotNet.Tests.Client;

public sealed class TlsTests : IDisposable
{
    private readonly TestCertificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    [Fact]
    public async Task Both_sides_show_a_certificate()
    {
        var seen = "";
        await using var engine = Engine(exchange =>
        {
            seen = ((SslStream)exchange.Connection).RemoteCertificate!.Subject;
            return exchange.AnswerAsync("OK");
        });
        using var client = engine.Builder()
            .WithAuthProvider(DockerTlsCertificates.LoadFromDirectory(_certificates.Folder).CreateCredentials()).Build();

        await client.System.PingAsync();

        Assert.Equal("CN=client", seen);
    }

    [Fact]
    public async Task An_engine_of_another_authority_is_not_trusted()
    {
        using var others = new TestCertificates();
        await using var engine = Engine(exchange => exchange.AnswerAsync("OK"));
        using var client = engine.Builder()
            .WithAuthProvider(DockerTlsCertificates.LoadFromDirectory(others.Folder).CreateCredentials()).Build();

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => client.System.PingAsync());

        Assert.IsType<AuthenticationException>(exception.InnerException);
        Assert.Empty(engine.Seen);
    }

    [Fact]
    public async Task An_engine_by_another_name_is_not_trusted()
    {
        await using var engine = Engine(exchange => exchange.AnswerAsync("OK"));
        using var client = new DockerClientBuilder()
            .WithEndpoint(new Uri($"tcp://127.0.0.1:{engine.Endpoint.Port}"))
            .WithAuthProvider(DockerTlsCertificates.LoadFromDirectory(_certificates.Folder).CreateCredentials()).Build();

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => client.System.PingAsync());

        Assert.IsType<AuthenticationException>(exception.InnerException);
        Assert.Empty(engine.Seen);
    }

    [Fact]
    public async Task Without_an_authority_of_its_own_the_platform_decides()
    {
        await using var engine = Engine(exchange => exchange.AnswerAsync("OK"));
        var certificates = DockerTlsCertificates.LoadFromDirectory(_certificates.Folder, loadCertificateAuthority: false);
        using var client = engine.Builder().WithAuthProvider(certificates.CreateCredentials()).Build();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.System.PingAsync());
    }

    [Fact]
    public async Task A_client_without_a_certificate_is_turned_away()
    {
        await using var engine = Engine(exchange => exchange.AnswerAsync("OK"));
        using var client = engine.Builder()
            .WithAuthProvider(new CertificateCredentials(null) { ServerCertificateValidationCallback = (_, server, _, _) => server is not null })
            .Build();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.System.PingAsync());
    }

    [Fact]
    public async Task Input_can_end_while_output_goes_on()
    {
        await using var engine = Engine(HijackTests.EchoBackwardsAsync);
        using var client = engine.Builder()
            .WithAuthProvider(DockerTlsCertificates.LoadFromDirectory(_certificates.Folder).CreateCredentials()).Build();

        using var stream = await client.Exec.StartContainerExecAsync("e", new());
        await stream.WriteAsync("abc"u8.ToArray(), 0, 3, CancellationToken.None);
        stream.CloseWrite();

        Assert.Equal(("cba", "done"), await stream.ReadOutputToEndAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Credentials_decide_about_TLS_and_the_scheme_does_not()
    {
        await using var engine = SimulatedEngine.OverTcp(exchange => exchange.AnswerAsync("OK"));
        using var client = new DockerClientBuilder()
            .WithEndpoint(new UriBuilder(engine.Endpoint) { Scheme = "https" }.Uri).Build();

        await client.System.PingAsync();

        Assert.Single(engine.Seen);
    }

    [Fact]
    public void A_certificate_can_come_from_a_PFX_file()
    {
        var file = Path.Combine(_certificates.Folder, "client.pfx");
        File.WriteAllBytes(file, _certificates.Client.Export(X509ContentType.Pfx, "secret"));

        using var certificate = DockerTlsCertificates.LoadCertificateFromPfxFile(file, "secret");

        Assert.True(certificate.HasPrivateKey);
    }

    private SimulatedEngine Engine(Func<Exchange, Task> answer) => SimulatedEngine.OverTcp(answer, new()
    {
        ServerCertificate = _certificates.Server,
        ClientCertificateRequired = true,
        RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=client",
    });
}
