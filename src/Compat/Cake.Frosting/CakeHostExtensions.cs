using Cake.Core.Composition;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting;

/// <summary>Sets up a <see cref="CakeHost"/>.</summary>
public static class CakeHostExtensions
{
    /// <summary>Lets a startup class register services at once.</summary>
    /// <typeparam name="T">The startup class.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseStartup<T>(this CakeHost host)
        where T : IFrostingStartup, new() =>
        host.ConfigureServices(new T().Configure);

    /// <summary>Uses a class of your own as the context of the run.</summary>
    /// <typeparam name="T">The context.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseContext<T>(this CakeHost host)
        where T : class, IFrostingContext =>
        host.ConfigureServices(services => services.UseContext<T>());

    /// <summary>Runs a class before and after the whole run.</summary>
    /// <typeparam name="T">The lifetime.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseLifetime<T>(this CakeHost host)
        where T : class, IFrostingLifetime =>
        host.ConfigureServices(services => services.UseLifetime<T>());

    /// <summary>Runs a class before the whole run.</summary>
    /// <typeparam name="T">The setup.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseSetup<T>(this CakeHost host)
        where T : class, IFrostingSetup =>
        host.ConfigureServices(services => services.UseSetup<T>());

    /// <summary>Runs a class after the whole run.</summary>
    /// <typeparam name="T">The teardown.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseTeardown<T>(this CakeHost host)
        where T : class, IFrostingTeardown =>
        host.ConfigureServices(services => services.UseTeardown<T>());

    /// <summary>Runs a class before and after each task.</summary>
    /// <typeparam name="T">The lifetime.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseTaskLifetime<T>(this CakeHost host)
        where T : class, IFrostingTaskLifetime =>
        host.ConfigureServices(services => services.UseTaskLifetime<T>());

    /// <summary>Runs a class before each task.</summary>
    /// <typeparam name="T">The setup.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseTaskSetup<T>(this CakeHost host)
        where T : class, IFrostingTaskSetup =>
        host.ConfigureServices(services => services.UseTaskSetup<T>());

    /// <summary>Runs a class after each task.</summary>
    /// <typeparam name="T">The teardown.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseTaskTeardown<T>(this CakeHost host)
        where T : class, IFrostingTaskTeardown =>
        host.ConfigureServices(services => services.UseTaskTeardown<T>());

    /// <summary>Registers what a Cake module brings.</summary>
    /// <typeparam name="T">The module.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseModule<T>(this CakeHost host)
        where T : ICakeModule, new() =>
        host.ConfigureServices(services => services.UseModule<T>());

    /// <summary>Adds an installer of packages.</summary>
    /// <typeparam name="T">The installer.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UsePackageInstaller<T>(this CakeHost host)
        where T : class, IPackageInstaller =>
        host.ConfigureServices(services => services.UsePackageInstaller<T>());

    /// <summary>Installs a tool before the tasks run.</summary>
    /// <param name="host">The host.</param>
    /// <param name="uri">Installer, package and version, such as <c>dotnet:?package=Tool&amp;version=1.0.0</c>.</param>
    /// <returns>The same host.</returns>
    public static CakeHost InstallTool(this CakeHost host, Uri uri) =>
        host.ConfigureServices(services => services.UseTool(uri));

    /// <summary>Runs in another directory, unless <c>--working</c> names one.</summary>
    /// <param name="host">The host.</param>
    /// <param name="path">Absolute, or relative to the current directory.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseWorkingDirectory(this CakeHost host, DirectoryPath path) =>
        host.ConfigureServices(services => services.UseWorkingDirectory(path));

    /// <summary>Gives a setting a value that environment, <c>cake.config</c> and arguments can override.</summary>
    /// <param name="host">The host.</param>
    /// <param name="key">The setting, such as <c>Paths_Tools</c>.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseCakeSetting(this CakeHost host, string key, string value) =>
        host.ConfigureServices(services => services.UseCakeSetting(key, value));

    /// <summary>Names the directory that tools are installed in.</summary>
    /// <param name="host">The host.</param>
    /// <param name="path">The directory.</param>
    /// <returns>The same host.</returns>
    public static CakeHost SetToolPath(this CakeHost host, DirectoryPath path) =>
        host.ConfigureServices(services => services.UseToolPath(path));
}
