using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Ferry.Benchmarks;

/// <summary>The whole command when everything is deployed already: every gate asked, the app found healthy, nothing done.</summary>
internal sealed class DeployNothing(BenchFolders folders, BenchServer server)
{
    private const int Rounds = 7;

    public async Task<Scenario> RunAsync()
    {
        var port = FreePort();
        var environment = new Dictionary<string, string>
        {
            ["DATABASE_STAGING_URL"] = await server.FreshAsync("deploy_nothing"),
            ["FERRY__environments__staging__app__target"] = "process",
            ["FERRY__environments__staging__app__port"] = port,
        };
        var (script, first) = OperatingSystem.IsWindows() ? ("powershell", new[] { "./build.ps1" }) : (Path.Combine(folders.Root, "build.sh"), Array.Empty<string>());
        string[] deploy = [.. first, "--target=deploy-staging"];
        var runs = new List<Run>();
        try
        {
            await Run.OnceAsync(script, deploy, folders.Root, environment);
            for (var round = 1; round <= Rounds; round++)
            {
                Console.WriteLine($"Deployed already: round {round} of {Rounds}");
                runs.Add(await Run.OnceAsync(script, deploy, folders.Root, environment));
            }
        }
        finally
        {
            await EndAppAsync();
        }

        var row = new Row("./build.sh --target=deploy-staging", runs);
        return new Scenario("Deploy of what is already there", [row], [new Target(FormattableString.Invariant($"at most 2 s: {row.Median:0.00} s"), row.Median <= 2)]);
    }

    // The app and its front outlive the command; here nobody wants them any longer.
    private async Task EndAppAsync()
    {
        if (OperatingSystem.IsWindows()) return;
        var apps = Path.Combine(folders.Root, ".ferry", "apps");
        await Run.OnceAsync("pkill", ["-f", "--", apps], folders.Root);
        if (Directory.Exists(Path.Combine(apps, "staging"))) Directory.Delete(Path.Combine(apps, "staging"), recursive: true);
    }

    private static string FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture);
    }
}
