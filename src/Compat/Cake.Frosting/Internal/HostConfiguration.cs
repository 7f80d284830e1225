using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.IO;

namespace Cake.Frosting.Internal;

/// <summary>The settings of a run; later sources win: the host, the environment, <c>cake.config</c>, the arguments.</summary>
/// <remarks>Constructed after the working directory is entered, because <c>cake.config</c> is read from there.</remarks>
internal sealed class HostConfiguration(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    ICakeArguments arguments,
    IEnumerable<CakeSetting> settings) : ICakeConfiguration
{
    private readonly ICakeConfiguration _merged = new CakeConfigurationProvider(fileSystem, environment)
        .CreateConfiguration(environment.WorkingDirectory, OfHost(settings), OfArguments(arguments));

    public string GetValue(string key) => _merged.GetValue(key);

    private static Dictionary<string, string> OfHost(IEnumerable<CakeSetting> settings)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in settings) values[setting.Key] = setting.Value;
        return values;
    }

    private static Dictionary<string, string> OfArguments(ICakeArguments arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, given) in arguments.GetArguments()) values[key] = given.LastOrDefault()!;
        return values;
    }
}
