namespace Ferry.Acceptance.Tests.BuildScript;

/// <summary>The files of a <see cref="ScratchCheckout"/>.</summary>
internal static class ScratchFiles
{
    private static readonly string[] Copied =
    [
        "build.sh", "global.json", ".editorconfig",
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "StandIns.props", "StandIns.targets",
    ];

    private static readonly Dictionary<string, string> Written = new()
    {
        ["build/Build.csproj"] = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <PublishReadyToRun>false</PublishReadyToRun>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../src/Library/Library.csproj" />
              </ItemGroup>
            </Project>
            """,
        ["build/Program.cs"] = """
            using System.Runtime.InteropServices;

            foreach (var argument in args)
                Console.WriteLine($"argument: [{argument}]");
            Console.WriteLine($"root: {Environment.GetEnvironmentVariable("FERRY_ROOT")}");
            Console.WriteLine($"folder: {Environment.CurrentDirectory}");
            Console.WriteLine($"host: {AppContext.BaseDirectory}");
            Console.WriteLine($"process: {Environment.ProcessId}");
            if (Directory.Exists("/proc/self/fd"))
                Console.WriteLine($"files: {string.Join(' ', new DirectoryInfo("/proc/self/fd").GetFiles().Select(file => file.LinkTarget))}");
            Console.WriteLine($"source: {Words.Source}");
            Console.WriteLine($"arithmetic: {Words.Arithmetic()}");
            Console.WriteLine($"types: {string.Join(' ', typeof(Words).Assembly.GetExportedTypes().Select(type => type.Name).Order())}");
            Console.WriteLine($"resources: {Words.Resources()}");
            if (args.Contains("--wait"))
            {
                using var ended = new ManualResetEventSlim();
                using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => { context.Cancel = true; ended.Set(); });
                Console.WriteLine("waiting: yes");
                ended.Wait();
                return 43;
            }
            return args.Contains("--fail") ? 5 : 0;
            """,
        ["src/Library/Library.csproj"] = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <RootNamespace>Library</RootNamespace>
              </PropertyGroup>
              <ItemGroup>
                <EmbeddedResource Include="*.sql" />
              </ItemGroup>
            </Project>
            """,
        ["src/Library/Words.cs"] = """
            public static class Words
            {
                public static string Source => "first";

                public static string Arithmetic()
                {
                    var most = int.MaxValue;
                    try { return most + 1 < 0 ? "wraps" : "?"; }
                    catch (System.OverflowException) { return "throws"; }
                }

                public static string Resources() => string.Join(' ', typeof(Words).Assembly.GetManifestResourceNames().Order().Select(name =>
                    name + "=" + new StreamReader(typeof(Words).Assembly.GetManifestResourceStream(name)!).ReadToEnd()));
            }
            """,
        ["src/Library/up.sql"] = "first",
    };

    public static void Write(ScratchCheckout checkout)
    {
        foreach (var (name, text) in Written)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(checkout[name])!);
            File.WriteAllText(checkout[name], text);
        }
        foreach (var name in Copied)
            File.Copy(Path.Combine(RepositoryRoot(), name), checkout[name]);
        WriteDotnet(checkout);
    }

    /// <summary>The command as the PATH has it.</summary>
    public static string Real(string command) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, command)).First(File.Exists);

    private static void WriteDotnet(ScratchCheckout checkout)
    {
        var tool = Path.Combine(checkout.Tools, "dotnet");
        File.WriteAllText(tool, $"""
            #!/bin/bash
            echo "$*" >>'{checkout.CallLog}'
            [[ $1 != publish ]] || eval "$BEFORE_PUBLISH"
            exec '{Real("dotnet")}' "$@"

            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "App.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
