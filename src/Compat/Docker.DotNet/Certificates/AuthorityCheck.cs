using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Docker.DotNet.X509;

/// <summary>Checks the engine's certificate against one authority.</summary>
internal static class AuthorityCheck
{
    internal static bool Passes(
        X509Certificate? certificate, X509Chain? presented, SslPolicyErrors errors, X509Certificate2 authority)
    {
        // A chain error is expected, since the platform does not know the authority; a wrong name is one that stays.
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None) return false;

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ExtraStore.AddRange(presented?.ChainPolicy.ExtraStore ?? []);
        using var copy = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return chain.Build(copy);
    }
}
