using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting;

/// <summary>Registers services for the build.</summary>
public interface IFrostingStartup
{
    /// <summary>Adds the services.</summary>
    /// <param name="services">The host's services.</param>
    void Configure(IServiceCollection services);
}
