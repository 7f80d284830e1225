using System.Runtime.CompilerServices;
using Docker.DotNet.Handler.Abstractions;

[assembly: TypeForwardedTo(typeof(ClientOptions))]
[assembly: TypeForwardedTo(typeof(IAuthProvider))]
[assembly: TypeForwardedTo(typeof(IDockerHandlerFactory))]
[assembly: TypeForwardedTo(typeof(IDockerHandlerFactory<>))]
[assembly: TypeForwardedTo(typeof(IPeekableStream))]
[assembly: TypeForwardedTo(typeof(IStreamHijacker))]
[assembly: TypeForwardedTo(typeof(NoopAuthProvider))]
[assembly: TypeForwardedTo(typeof(ResolvedClientOptions))]
[assembly: TypeForwardedTo(typeof(ResolvedTransport))]
[assembly: TypeForwardedTo(typeof(WriteClosableStream))]
