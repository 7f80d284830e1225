using App.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EfToolHost;

/// <summary>Makes the context for dotnet-ef from DATABASE_URL, which holds Npgsql keywords here.</summary>
public sealed class AppDbContextFactory : IDesignTimeDbContextFactory<AppDbContext>
{
    /// <inheritdoc/>
    public AppDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<AppDbContext>()
        .UseNpgsql(Environment.GetEnvironmentVariable("DATABASE_URL"), provider => provider.MigrationsAssembly("App.Migrations")).Options);
}
