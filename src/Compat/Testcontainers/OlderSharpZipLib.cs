using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Testcontainers.Compat;

/// <summary>
/// Lets Testcontainers run on a SharpZipLib older than the one it asks for: the runtime refuses a lower version by itself, but
/// asks here before it gives up. Compiled into every project that asks for Testcontainers while stand-ins are used.
/// </summary>
internal static class OlderSharpZipLib
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Has to be in place before Testcontainers first touches an archive.")]
    internal static void Allow() => AssemblyLoadContext.Default.Resolving += static (context, wanted) =>
        wanted is { Name: "ICSharpCode.SharpZipLib", Version: not null }
            ? context.LoadFromAssemblyName(new AssemblyName(wanted.Name)) // without a version any will do
            : null;
}
