using Cake.Core.Composition;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Frosting.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting;

/// <summary>Registers the parts of a build with its services.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Uses a class of your own as the context of the run.</summary>
    /// <typeparam name="T">The context.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseContext<T>(this IServiceCollection services)
        where T : class, IFrostingContext =>
        services.AddSingleton<IFrostingContext, T>();

    /// <summary>Runs a class before and after the whole run.</summary>
    /// <typeparam name="T">The lifetime.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseLifetime<T>(this IServiceCollection services)
        where T : class, IFrostingLifetime =>
        services
            .AddSingleton<IFrostingLifetime, T>()
            .AddSingleton<IFrostingSetup>(provider => provider.GetRequiredService<IFrostingLifetime>())
            .AddSingleton<IFrostingTeardown>(provider => provider.GetRequiredService<IFrostingLifetime>());

    /// <summary>Runs a class before the whole run.</summary>
    /// <typeparam name="T">The setup.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseSetup<T>(this IServiceCollection services)
        where T : class, IFrostingSetup =>
        services.AddSingleton<IFrostingSetup, T>();

    /// <summary>Runs a class after the whole run.</summary>
    /// <typeparam name="T">The teardown.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseTeardown<T>(this IServiceCollection services)
        where T : class, IFrostingTeardown =>
        services.AddSingleton<IFrostingTeardown, T>();

    /// <summary>Runs a class before and after each task.</summary>
    /// <typeparam name="T">The lifetime.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseTaskLifetime<T>(this IServiceCollection services)
        where T : class, IFrostingTaskLifetime =>
        services
            .AddSingleton<IFrostingTaskLifetime, T>()
            .AddSingleton<IFrostingTaskSetup>(provider => provider.GetRequiredService<IFrostingTaskLifetime>())
            .AddSingleton<IFrostingTaskTeardown>(provider => provider.GetRequiredService<IFrostingTaskLifetime>());

    /// <summary>Runs a class before each task.</summary>
    /// <typeparam name="T">The setup.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseTaskSetup<T>(this IServiceCollection services)
        where T : class, IFrostingTaskSetup =>
        services.AddSingleton<IFrostingTaskSetup, T>();

    /// <summary>Runs a class after each task.</summary>
    /// <typeparam name="T">The teardown.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseTaskTeardown<T>(this IServiceCollection services)
        where T : class, IFrostingTaskTeardown =>
        services.AddSingleton<IFrostingTaskTeardown, T>();

    /// <summary>Registers what a Cake module brings.</summary>
    /// <typeparam name="T">The module.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseModule<T>(this IServiceCollection services)
        where T : ICakeModule, new() =>
        Cli.ServiceCollectionExtensions.UseModule(services, new T());

    /// <summary>Adds an installer of packages.</summary>
    /// <typeparam name="T">The installer.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UsePackageInstaller<T>(this IServiceCollection services)
        where T : class, IPackageInstaller =>
        services.AddSingleton<IPackageInstaller, T>();

    /// <summary>Installs a tool before the tasks run.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="uri">Installer, package and version, such as <c>dotnet:?package=Tool&amp;version=1.0.0</c>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseTool(this IServiceCollection services, Uri uri) =>
        services.AddSingleton(new PackageReference(uri.OriginalString));

    /// <summary>Runs in another directory, unless <c>--working</c> names one.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="path">Absolute, or relative to the current directory.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseWorkingDirectory(this IServiceCollection services, DirectoryPath path) =>
        services.AddSingleton(new WorkingDirectory(path));

    /// <summary>Gives a setting a value that environment, <c>cake.config</c> and arguments can override.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="key">The setting, such as <c>Paths_Tools</c>.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseCakeSetting(this IServiceCollection services, string key, string value) =>
        services.AddSingleton(new CakeSetting(key, value));

    /// <summary>Names the directory that tools are installed in.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="toolPath">The directory.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseToolPath(this IServiceCollection services, DirectoryPath toolPath) =>
        services.UseCakeSetting("Paths_Tools", toolPath.FullPath);
}
