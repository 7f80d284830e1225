using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace Ferry.PostgreSql.Ef;

/// <summary>Which DbContext is migrated, where its migrations are, and how a context is made.</summary>
/// <param name="contextType">The DbContext.</param>
/// <param name="migrationsAssembly">The assembly of the migrations.</param>
/// <param name="createContext">Makes a context from finished options.</param>
/// <param name="configure">Further settings of the provider, such as the name of the history table.</param>
public sealed class FerryModel(
    Type contextType, Assembly migrationsAssembly, Func<DbContextOptions, DbContext> createContext, Action<NpgsqlDbContextOptionsBuilder>? configure)
{
    /// <summary>The DbContext that is migrated.</summary>
    public Type ContextType => contextType;

    /// <summary>The assembly that holds the migrations.</summary>
    public Assembly MigrationsAssembly => migrationsAssembly;

    /// <summary>Makes options for the provider.</summary>
    /// <param name="connectionString">A connection string; null where nothing is to be connected to.</param>
    /// <returns>The options.</returns>
    public DbContextOptions Options(string? connectionString = null)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(contextType))!;
        return builder.UseNpgsql(connectionString, provider =>
        {
            provider.MigrationsAssembly(migrationsAssembly);
            configure?.Invoke(provider);
        }).Options;
    }

    /// <summary>Makes a context.</summary>
    /// <param name="connectionString">A connection string; null where nothing is to be connected to.</param>
    /// <returns>A context that the caller disposes of.</returns>
    public DbContext CreateContext(string? connectionString = null) => createContext(Options(connectionString));
}
