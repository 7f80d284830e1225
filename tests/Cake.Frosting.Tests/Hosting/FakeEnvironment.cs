using Cake.Core;
using Cake.Core.IO;

namespace Cake.Frosting.Tests.Hosting;

/// <summary>An environment whose working directory and variables are not those of the test process.</summary>
public sealed class FakeEnvironment : ICakeEnvironment
{
    public Dictionary<string, string> Variables { get; } = new(StringComparer.OrdinalIgnoreCase);

    public DirectoryPath WorkingDirectory { get; set; } = System.IO.Path.GetTempPath();

    public DirectoryPath ApplicationRoot => AppContext.BaseDirectory;

    public ICakePlatform Platform { get; } = new CakePlatform();

    public ICakeRuntime Runtime { get; } = new CakeRuntime();

    public DirectoryPath GetSpecialPath(SpecialPath path) => System.IO.Path.GetTempPath();

    public string? GetEnvironmentVariable(string variable) => Variables.GetValueOrDefault(variable);

    public IDictionary<string, string> GetEnvironmentVariables() => Variables;
}
