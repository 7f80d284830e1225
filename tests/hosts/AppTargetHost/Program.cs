using System.Globalization;
using Ferry.Apps.Processes;
using Ferry.Core.Releases;
using Ferry.Ports;
using Ferry.Settings;

// ROOT ENVIRONMENT ID VERSION STEP…: does each step when it is told so by a line of input, and says when it is done.
var settings = FerrySettingsReader.Read(args[0]);
var environment = new EnvironmentName(args[1]);
var target = ProcessTarget.Of(settings, environment, new TestConnections(), new Progress<string>());
var version = args[3];
var release = new AppRelease(long.Parse(args[2], CultureInfo.InvariantCulture), version, $"apps/{args[1]}/artifacts/{version}");
foreach (var step in args.Skip(4))
{
    if (await Console.In.ReadLineAsync() is null) return 0;
    Console.WriteLine(step switch
    {
        "prepare" => await target.PrepareAsync(new AppBuild(version, null, IsClean: true), CancellationToken.None),
        "start" => $"{await target.StartAsync(release, CancellationToken.None)}".ReplaceLineEndings(" "),
        "switch" => $"{await target.SwitchAsync(release, CancellationToken.None)}".ReplaceLineEndings(" "),
        "pause" => await DoneAsync(target.PauseAsync(CancellationToken.None)),
        "retire" => await DoneAsync(target.RetireAsync(release, [new AppRelease(1, "one", $"apps/{args[1]}/artifacts/one")], CancellationToken.None)),
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
