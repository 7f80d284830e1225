using System.Reflection;
using Ferry.Deploying;
using Microsoft.EntityFrameworkCore;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace Cake.Frosting.Ferry;

/// <summary>What a build host tells Ferry about its model and its tasks.</summary>
/// <typeparam name="TContext">The DbContext that is migrated.</typeparam>
public sealed class FerryOptions<TContext>
    where TContext : DbContext
{
    internal Assembly Migrations { get; private set; } = typeof(TContext).Assembly;

    internal Func<DbContextOptions<TContext>, TContext> Create { get; private set; } = options => (TContext)Activator.CreateInstance(typeof(TContext), options)!;

    internal Action<NpgsqlDbContextOptionsBuilder>? Provider { get; private set; }

    internal List<Assembly> Tasks { get; } = [];

    internal List<IDeployGate> Gates { get; } = [];

    /// <summary>Says where the migrations are; without it they are looked for beside the context.</summary>
    /// <param name="assembly">The assembly of the migrations project.</param>
    /// <returns>These options.</returns>
    public FerryOptions<TContext> MigrationsIn(Assembly assembly)
    {
        Migrations = assembly;
        return this;
    }

    /// <summary>Says how a context is made; without it the constructor that takes the options is called.</summary>
    /// <param name="create">Makes a context from its options.</param>
    /// <returns>These options.</returns>
    public FerryOptions<TContext> CreateContextWith(Func<DbContextOptions<TContext>, TContext> create)
    {
        Create = create;
        return this;
    }

    /// <summary>Sets further options of the provider, such as the name of the history table; the same as in the app.</summary>
    /// <param name="configure">Configures the provider.</param>
    /// <returns>These options.</returns>
    public FerryOptions<TContext> ConfigureNpgsql(Action<NpgsqlDbContextOptionsBuilder> configure)
    {
        Provider = configure;
        return this;
    }

    /// <summary>Adds the tasks of an assembly; those of the entry assembly are there already.</summary>
    /// <param name="assembly">An assembly with exported Frosting tasks.</param>
    /// <returns>These options.</returns>
    public FerryOptions<TContext> AddTasks(Assembly assembly)
    {
        Tasks.Add(assembly);
        return this;
    }

    /// <summary>Adds a gate that a deploy has to pass, beside Ferry's own.</summary>
    /// <param name="name">Its name, one or two words.</param>
    /// <param name="check">Looks, and gives why the deploy is refused; null lets it pass. Whatever it throws refuses, too.</param>
    /// <returns>These options.</returns>
    /// <example><code>ferry.Gate("freeze", async (sight, cancellation) => await IsFrozenAsync(cancellation) ? "nothing is deployed before Monday" : null)</code></example>
    public FerryOptions<TContext> Gate(string name, Func<DeploySight, CancellationToken, Task<string?>> check)
    {
        Gates.Add(new DeployGate(name, check));
        return this;
    }
}
