using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Core.Tooling;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Internal;

/// <summary>Constructs the engine's tool installer, and NuGet behind it, only when a tool is to be installed.</summary>
/// <param name="provider">Constructs it.</param>
internal sealed class LazyToolInstaller(IServiceProvider provider) : IToolInstaller
{
    public IEnumerable<FilePath> Install(PackageReference tool) =>
        ActivatorUtilities.GetServiceOrCreateInstance<ToolInstaller>(provider).Install(tool);
}
