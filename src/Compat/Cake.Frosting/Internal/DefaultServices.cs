using Cake.Cli;
using Cake.Core.Configuration;
using Cake.Core.Tooling;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Internal;

/// <summary>What every build has before its own registrations.</summary>
internal static class DefaultServices
{
    public static void AddTo(IServiceCollection services) => services
        .AddCakeDiagnostics()
        .UseCakeDefaultModules()
        .AddSingleton<IToolInstaller, LazyToolInstaller>()
        .AddSingleton<ICakeConfiguration, HostConfiguration>()
        .AddSingleton<FrostingContext>()
        .AddSingleton<IFrostingContext>(provider => provider.GetRequiredService<FrostingContext>())
        .AddSingleton<IVersionResolver, VersionResolver>()
        .AddSingleton<ICakeVersionFeature, VersionFeature>()
        .AddSingleton<ICakeInfoFeature, InfoFeature>()
        .AddSingleton<BuildScriptHost<IFrostingContext>>()
        .AddSingleton<DryRunScriptHost<IFrostingContext>>()
        .AddSingleton<TreeScriptHost>()
        .AddSingleton<DescriptionScriptHost>()
        .AddSingleton<Build>();
}
