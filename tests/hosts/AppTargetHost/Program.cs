using System.Globalization;
using Ferry.Containers.Apps;
using Ferry.Containers.Engine;
using Ferry.Core.Releases;
using Ferry.Ports;
using Ferry.PostgreSql;
using Ferry.Settings;

// ROOT ENVIRONMENT ID VERSION STEP…: does each step when it is told so by a line of input, and says when it is done.
var settings = FerrySettingsReader.Read(args[0]);
var environment = new EnvironmentName(args[1]);
using var engine = new DockerEngine();
using var targets = new AppTargets(settings, new TestConnections(), engine, RunIdentity.OfThisProcess(), new Progress<string>());
var target = targets.For(environment)!;
var version = args[3];
var release = new AppRelease(long.Parse(args[2], CultureInfo.InvariantCulture), version, $"apps/{args[1]}/artifacts/{version}");
foreach (var step in args.Skip(4))
{
    if (await Console.In.ReadLineAsync() is null) return 0;
    Console.WriteLine(step switch
    {
        "prepare" => (release = release with { Artifact = await target.PrepareAsync(new AppBuild(version, null, IsClean: true), CancellationToken.None) }).Artifact,
        "start" => $"{await target.StartAsync(release, CancellationToken.None)}".ReplaceLineEndings(" "),
        "switch" => $"{await target.SwitchAsync(release, CancellationToken.None)}".ReplaceLineEndings(" "),
        "pause" => await DoneAsync(target.PauseAsync(CancellationToken.None)),
        "retire" => await DoneAsync(target.RetireAsync(release, [new AppRelease(1, "one", Environment.GetEnvironmentVariable("TEST_FIRST_ARTIFACT") ?? "")], CancellationToken.None)),
        _ => throw new ArgumentException(step),
    });
}

return 0;

static async Task<string> DoneAsync(Task task)
{
    await task;
    return "done";
}

/// <summary>A connection that leads nowhere.</summary>
internal sealed class TestConnections : IConnections
{
    public Task<ServerConnection> FindAsync(EnvironmentName environment, CancellationToken cancellation) =>
        Task.FromResult(new ServerConnection("nowhere", Environment.GetEnvironmentVariable("TEST_CONNECTION") ?? "Host=127.0.0.1;Password=nothing"));
}
