using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Docker.DotNet.Handler.Abstractions;

namespace Docker.DotNet.X509;

/// <summary>Speaks TLS to the engine and shows it a certificate.</summary>
/// <param name="certificate">The client's certificate with its key, or null to show none.</param>
public class CertificateCredentials(X509Certificate2? certificate) : IAuthProvider
{
    /// <inheritdoc/>
    public bool TlsEnabled => true;

    /// <summary>Gets or sets what decides about the engine's certificate; null leaves it to the platform.</summary>
    public RemoteCertificateValidationCallback? ServerCertificateValidationCallback { get; set; }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The handler is not <see cref="SocketsHttpHandler"/>.</exception>
    public HttpMessageHandler ConfigureHandler(HttpMessageHandler handler)
    {
        if (handler is not SocketsHttpHandler sockets)
        {
            throw new NotSupportedException($"A {handler.GetType().Name} takes no certificate.");
        }

        sockets.SslOptions.RemoteCertificateValidationCallback = ServerCertificateValidationCallback;
        if (certificate is not null) sockets.SslOptions.ClientCertificates = [certificate];
        return handler;
    }
}
