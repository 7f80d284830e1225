using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Docker.DotNet.Handler.Abstractions;

namespace Docker.DotNet.X509;

/// <summary>The certificates for an engine that checks its clients: the client's own and the authority of the engine's.</summary>
/// <param name="certificate">The client's certificate with its key.</param>
/// <param name="certificateAuthorityCertificate">The authority, or null to leave the check to the platform.</param>
public sealed class DockerTlsCertificates(
    X509Certificate2 certificate, X509Certificate2? certificateAuthorityCertificate = null)
{
    /// <summary>Loads the files that the Docker command line uses.</summary>
    /// <param name="directoryPath">The folder, as in DOCKER_CERT_PATH.</param>
    /// <param name="loadCertificateAuthority">Whether the engine's certificate is to be checked by the authority.</param>
    /// <param name="caPemFileName">The authority's file.</param>
    /// <param name="certPemFileName">The certificate's file.</param>
    /// <param name="keyPemFileName">The key's file.</param>
    /// <returns>The certificates.</returns>
    public static DockerTlsCertificates LoadFromDirectory(
        string directoryPath,
        bool loadCertificateAuthority = true,
        string caPemFileName = "ca.pem",
        string certPemFileName = "cert.pem",
        string keyPemFileName = "key.pem") =>
        new(
            LoadCertificateFromPemFiles(
                Path.Combine(directoryPath, certPemFileName), Path.Combine(directoryPath, keyPemFileName)),
            loadCertificateAuthority ? LoadCertificateAuthorityFromPemFile(Path.Combine(directoryPath, caPemFileName)) : null);

    /// <summary>Loads a certificate and its key from two PEM files.</summary>
    /// <param name="certPemPath">The certificate's file.</param>
    /// <param name="keyPemPath">The key's file.</param>
    /// <returns>The certificate with its key.</returns>
    public static X509Certificate2 LoadCertificateFromPemFiles(string certPemPath, string keyPemPath)
    {
        var certificate = X509Certificate2.CreateFromPemFile(certPemPath, keyPemPath);
        if (!OperatingSystem.IsWindows()) return certificate;

        // TLS on Windows cannot use a key that exists in memory only.
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
        }
    }

    /// <summary>Loads a certificate and its key from a PFX file.</summary>
    /// <param name="pfxPath">The file.</param>
    /// <param name="password">Its password.</param>
    /// <returns>The certificate with its key.</returns>
    public static X509Certificate2 LoadCertificateFromPfxFile(string pfxPath, string password) =>
        X509CertificateLoader.LoadPkcs12FromFile(pfxPath, password);

    /// <summary>Loads an authority's certificate.</summary>
    /// <param name="caPemPath">The file.</param>
    /// <returns>The certificate.</returns>
    public static X509Certificate2 LoadCertificateAuthorityFromPemFile(string caPemPath) =>
        X509CertificateLoader.LoadCertificateFromFile(caPemPath);

    /// <summary>Makes a check that trusts this authority and no other.</summary>
    /// <param name="certificateAuthorityCertificate">The authority.</param>
    /// <returns>The check.</returns>
    public static RemoteCertificateValidationCallback CreateCertificateAuthorityValidationCallback(
        X509Certificate2 certificateAuthorityCertificate) =>
        (_, certificate, chain, errors) =>
            AuthorityCheck.Passes(certificate, chain, errors, certificateAuthorityCertificate);

    /// <summary>Makes what speaks TLS with these certificates.</summary>
    /// <returns>The credentials.</returns>
    public IAuthProvider CreateCredentials() => new CertificateCredentials(certificate)
    {
        ServerCertificateValidationCallback = certificateAuthorityCertificate is null
            ? null
            : CreateCertificateAuthorityValidationCallback(certificateAuthorityCertificate),
    };
}
