using System.Runtime.CompilerServices;
using Docker.DotNet.X509;

[assembly: TypeForwardedTo(typeof(CertificateCredentials))]
[assembly: TypeForwardedTo(typeof(DockerTlsCertificates))]
