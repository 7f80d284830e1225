using System.Reflection;
using Cake.Cli;
using Cake.Frosting.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Spectre.Console.Cli;

namespace Cake.Frosting;

/// <summary>Finds the tasks of a build and runs them with the Cake engine.</summary>
public sealed class CakeHost
{
    private readonly ServiceCollection _services = [];
    private readonly List<Assembly> _assemblies = [];

    /// <summary>Makes a host that looks for tasks in the entry assembly.</summary>
    public CakeHost()
    {
        if (Assembly.GetEntryAssembly() is { } entry) _assemblies.Add(entry);
        DefaultServices.AddTo(_services);
    }

    /// <summary>Makes a host that looks for tasks in the entry assembly.</summary>
    /// <returns>The host.</returns>
    public static CakeHost Create() => new();

    /// <summary>Looks for tasks in one more assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <returns>The same host.</returns>
    public CakeHost AddAssembly(Assembly assembly)
    {
        _assemblies.Add(assembly);
        return this;
    }

    /// <summary>Registers services; the last registration of a service wins, also over the host's own.</summary>
    /// <param name="services">Adds the services.</param>
    /// <returns>The same host.</returns>
    public CakeHost ConfigureServices(Action<IServiceCollection> services)
    {
        services(_services);
        return this;
    }

    /// <summary>Runs the tasks that the arguments ask for.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>The exit code: 0 when all went well, -1 for a malformed command line.</returns>
    public int Run(IEnumerable<string> args)
    {
        var services = new ServiceCollection().Add(_services);
        var tasks = _assemblies
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFrostingTask)));
        foreach (var task in tasks) services.AddSingleton(typeof(IFrostingTask), task);

        // The command line parser gets a copy, because it registers a console of its own over the one the build writes to.
        var parserServices = new ServiceCollection().Add(services).AddSingleton(services);
        var app = new CommandApp<DefaultCommand>(new TypeRegistrar(parserServices));
        app.Configure(config => config
            .AddExample()
            .AddExample("--verbosity", "quiet")
            .AddExample("--tree"));
        return app.Run(args);
    }
}
