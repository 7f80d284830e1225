using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.IO;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Internal;

/// <summary>The settings of a run; later sources win: the host, the environment, <c>cake.config</c>, the arguments.</summary>
internal static class HostConfiguration
{
    public static ICakeConfiguration Read(IServiceProvider provider)
    {
        var environment = provider.GetRequiredService<ICakeEnvironment>();
        var ofHost = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in provider.GetServices<CakeSetting>()) ofHost[setting.Key] = setting.Value;

        var ofArguments = provider.GetRequiredService<ICakeArguments>().GetArguments()
            .ToDictionary(argument => argument.Key, argument => argument.Value.LastOrDefault()!, StringComparer.OrdinalIgnoreCase);
        return new CakeConfigurationProvider(provider.GetRequiredService<IFileSystem>(), environment)
            .CreateConfiguration(environment.WorkingDirectory, ofHost, ofArguments);
    }
}
