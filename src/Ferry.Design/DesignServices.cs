using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal;

namespace Ferry.Design;

/// <summary>EF Core's design-time services for one context, the same that its command-line tool uses.</summary>
internal static class DesignServices
{
    // The provider's design-time services are its documented entry point for tools, although the type is marked internal.
#pragma warning disable EF1001
    public static ServiceProvider For(DbContext context)
    {
        var services = new ServiceCollection();
        services.AddEntityFrameworkDesignTimeServices();
        services.AddDbContextDesignTimeServices(context);
        new NpgsqlDesignTimeServices().ConfigureDesignTimeServices(services);
        foreach (var type in OwnServices(context)) ((IDesignTimeServices)Activator.CreateInstance(type)!).ConfigureDesignTimeServices(services);
        return services.BuildServiceProvider();
    }
#pragma warning restore EF1001

    // A team may adjust the scaffolder beside its context; the tool honours that, so do we.
    private static IEnumerable<Type> OwnServices(DbContext context) =>
        context.GetType().Assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IDesignTimeServices).IsAssignableFrom(type));
}
