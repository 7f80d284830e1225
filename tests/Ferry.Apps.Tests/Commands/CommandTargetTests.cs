using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ferry.Apps.Commands;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Apps.Tests.Commands;

public sealed class CommandTargetTests : IDisposable
{
    private const string Password = "s3cret-pass-word";
    private static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private static readonly EnvironmentName Name = new("test");
    private static readonly AppRelease First = new(1, "one", "image:one");
    private static readonly AppRelease Second = new(2, "two", "image:two");

    private readonly string _root = Directory.CreateTempSubdirectory("ferry-commands-").FullName;
    private readonly ConcurrentQueue<string> _said = [];

    public CommandTargetTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "the commands are those of Unix");

    [Fact]
    public async Task A_deploy_is_told_all_it_needs_and_a_rollback_has_its_own_command()
    {
        var target = Target(
            deploy: "echo \"deploy $FERRY_ENVIRONMENT $FERRY_RELEASE $FERRY_VERSION $FERRY_ARTIFACT from '$FERRY_PREVIOUS_VERSION' $DATABASE_URL\" | tee -a journal; echo $FERRY_VERSION >serving",
            rollback: "echo \"rollback to $FERRY_VERSION from $FERRY_PREVIOUS_VERSION\" >>journal; echo $FERRY_VERSION >serving");
        Assert.Equal(new AppState(null, false, null, []).Serving, (await target.LookAsync(default)).Serving);
        Assert.IsType<AppStep.Done>(await target.StartAsync(First, default));
        Assert.IsType<AppStep.Done>(await target.SwitchAsync(First, default));
        Assert.IsType<AppStep.Done>(await target.SwitchAsync(First, default)); // it serves already
        Assert.IsType<AppStep.Done>(await target.SwitchAsync(Second, default));
        Assert.IsType<AppStep.Done>(await target.SwitchBackAsync(First, default));
        await target.PauseAsync(default);
        await target.RetireAsync(First, [Second], default);
        var state = await target.LookAsync(default);

        Assert.Equal(("one", true), (state.Serving!.Version, state.IsHealthy));
        Assert.Equal(
            [
                $"deploy test 1 one image:one from '' Host=127.0.0.1;Password={Password}",
                $"deploy test 2 two image:two from 'one' Host=127.0.0.1;Password={Password}",
                "rollback to one from two",
            ],
            await File.ReadAllLinesAsync(Path.Combine(_root, "journal")));
        Assert.Contains("  deploy test 1 one image:one from '' ***", _said);
        Assert.DoesNotContain(_said, line => line.Contains(Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_rollback_command_the_earlier_version_is_deployed_anew()
    {
        var target = Target(deploy: "echo $FERRY_VERSION >serving");
        await target.SwitchAsync(Second, default);

        Assert.IsType<AppStep.Done>(await target.SwitchBackAsync(First, default));
        Assert.Equal("one", (await target.LookAsync(default)).Serving!.Version);
    }

    [Fact]
    public async Task A_deploy_that_fails_says_what_it_said_and_what_serves()
    {
        var target = Target(deploy: "[ $FERRY_VERSION = one ] || { echo \"no such image, $DATABASE_URL\" >&2; exit 7; }; echo one >serving");
        await target.SwitchAsync(First, default);
        var failed = Assert.IsType<AppStep.Failed>(await target.SwitchAsync(Second, default));

        Assert.StartsWith("Release 2 (two) was not brought up:", failed.Trouble.Headline, StringComparison.Ordinal);
        Assert.EndsWith("ended with exit code 7. one serves.", failed.Trouble.Headline, StringComparison.Ordinal);
        Assert.Contains(failed.Trouble.Details, detail => detail is { Label: "said", Text: "no such image, ***" });
    }

    [Fact]
    public async Task A_deploy_that_brings_nothing_up_is_not_believed()
    {
        var failed = Assert.IsType<AppStep.Failed>(await Target(deploy: "true").SwitchAsync(First, default));

        Assert.Equal("Release 1 (one) was not brought up: \"true\" ended with 0, and nothing serves. Nothing serves.", failed.Trouble.Headline);
    }

    [Fact]
    public async Task One_that_never_gets_healthy_is_told()
    {
        var failed = Assert.IsType<AppStep.Failed>(await Target(deploy: "echo $FERRY_VERSION >serving", health: "echo pods: 0 of 3; exit 1").SwitchAsync(First, default));

        Assert.Equal("Release 1 (one) was not brought up: it is not healthy. one serves.", failed.Trouble.Headline);
        Assert.Contains("pods: 0 of 3", failed.Trouble.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_command_that_fails_is_refused_by_the_gate_and_never_taken_for_an_answer()
    {
        var target = Target(deploy: "true", version: "echo no cluster >&2; exit 1");
        var gate = (await target.CheckAsync(new AppBuild("one", null, IsClean: true), default)).Single(gate => gate.Name == "app version");

        Assert.Equal((GateVerdict.Refused, "\"echo no cluster >&2; exit 1\" ends with 1: no cluster"), (gate.Verdict, gate.Detail));
        await Assert.ThrowsAsync<SurroundingsException>(() => target.LookAsync(default));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private IAppTarget Target(string deploy, string? rollback = null, string version = "cat serving 2>/dev/null || true", string? health = null)
    {
        var app = new { target = "command", startTimeout = "00:00:01", commands = new { deploy, rollback, version, health } };
        File.WriteAllText(Path.Combine(_root, "ferry.json"), JsonSerializer.Serialize(
            new { environments = new Dictionary<string, object> { [Name.Value] = new { app } } },
            WithoutNulls));
        return TeamTarget.Of(FerrySettingsReader.Read(_root), Name, new Testing.FixedConnection($"Host=127.0.0.1;Password={Password}"), new Heard(_said));
    }

    private sealed class Heard(ConcurrentQueue<string> said) : IProgress<string>
    {
        public void Report(string value) => said.Enqueue(value);
    }
}
