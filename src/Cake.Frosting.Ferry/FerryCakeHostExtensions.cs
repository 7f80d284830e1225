using System.Reflection;
using Cake.Frosting.Ferry.CommandLine;
using Ferry.PostgreSql.Ef;
using Microsoft.EntityFrameworkCore;

namespace Cake.Frosting.Ferry;

/// <summary>Wires Ferry into a Cake Frosting host.</summary>
public static class FerryCakeHostExtensions
{
    /// <summary>Adds Ferry's targets for one DbContext.</summary>
    /// <typeparam name="TContext">The DbContext that is migrated.</typeparam>
    /// <param name="host">The Cake host.</param>
    /// <param name="configure">Says where the migrations are, and what else differs from the defaults.</param>
    /// <returns>The host to run.</returns>
    /// <example><code>return new CakeHost().UseFerry&lt;AppDbContext&gt;(ferry => ferry.MigrationsIn(typeof(Baseline).Assembly)).Run(args);</code></example>
    public static FerryHost UseFerry<TContext>(this CakeHost host, Action<FerryOptions<TContext>>? configure = null)
        where TContext : DbContext
    {
        var options = new FerryOptions<TContext>();
        configure?.Invoke(options);
        var model = new FerryModel(typeof(TContext), options.Migrations, given => options.Create((DbContextOptions<TContext>)given), options.Provider);
        List<Assembly> tasks = [typeof(FerryHost).Assembly, .. options.Tasks];
        foreach (var assembly in tasks) host.AddAssembly(assembly);
        return new FerryHost(host, model, options.Gates, TargetCatalog.Of([Assembly.GetEntryAssembly()!, .. tasks]));
    }
}
