using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Docker.DotNet.Tests.Client;

/// <summary>An authority, and a certificate of it for an engine and for a client, as the files that Docker uses.</summary>
internal sealed class TestCertificates : IDisposable
{
    private readonly X509Certificate2 _authority;

    public TestCertificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1));
        Server = Issue("CN=engine");
        Client = Issue("CN=client");
        Folder = Directory.CreateTempSubdirectory("docker-certs").FullName;
        File.WriteAllText(Path.Combine(Folder, "ca.pem"), _authority.ExportCertificatePem());
        File.WriteAllText(Path.Combine(Folder, "cert.pem"), Client.ExportCertificatePem());
        File.WriteAllText(Path.Combine(Folder, "key.pem"), Client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    public X509Certificate2 Server { get; }

    public X509Certificate2 Client { get; }

    public string Folder { get; }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        Server.Dispose();
        Client.Dispose();
        _authority.Dispose();
    }

    private X509Certificate2 Issue(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var bare = request.Create(
            _authority, DateTimeOffset.UtcNow.AddMinutes(-10), DateTimeOffset.UtcNow.AddHours(1), RandomNumberGenerator.GetBytes(8));
        using var whole = bare.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), password: null);
    }
}
