using System.Security.Cryptography;

namespace Ferry.Apps.Fronted;

/// <summary>The front as a file that can run for months.</summary>
internal static class FrontProgram
{
    private const string Name = "Ferry.Front.dll";

    private const string RuntimeConfig = """
        { "runtimeOptions": { "tfm": "net10.0", "rollForward": "LatestMajor", "framework": { "name": "Microsoft.NETCore.App", "version": "10.0.0" }, "configProperties": { "System.GC.Server": false, "System.GC.Concurrent": false } } }
        """;

    /// <summary>Copies it beside the app, where no build replaces the file under a running process.</summary>
    /// <returns>The copy's path.</returns>
    internal static string Install(string folder)
    {
        var source = Path.Combine(Path.GetDirectoryName(typeof(FrontProgram).Assembly.Location) is { Length: > 0 } here ? here : AppContext.BaseDirectory, Name);
        var home = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(source)))[..16]);
        var program = Path.Combine(home, Name);
        if (File.Exists(program)) return program;

        var beside = Path.Combine(folder, Path.GetRandomFileName());
        Directory.CreateDirectory(beside);
        File.Copy(source, Path.Combine(beside, Name));
        File.WriteAllText(Path.Combine(beside, "Ferry.Front.runtimeconfig.json"), RuntimeConfig);
        try
        {
            Directory.Move(beside, home);
        }
        catch (IOException) when (File.Exists(program))
        {
            Directory.Delete(beside, recursive: true); // another environment's deploy was faster
        }

        return program;
    }
}
