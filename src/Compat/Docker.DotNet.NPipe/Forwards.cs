using System.Runtime.CompilerServices;
using Docker.DotNet.NPipe;

[assembly: TypeForwardedTo(typeof(DockerHandlerFactory))]
[assembly: TypeForwardedTo(typeof(NPipeTransportOptions))]
