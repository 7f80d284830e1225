using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting.Tests.Hosting;

namespace Cake.Frosting.Tests;

public sealed class ConfigurationTests : IDisposable
{
    private readonly TestHost _host = new TestHost().With<ShowsSetting>();
    private readonly TemporaryDirectory _directory = new();

    public ConfigurationTests() => _host.Environment.WorkingDirectory = _directory.Path;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("host", true, false, false, false)]
    [InlineData("environment", true, true, false, false)]
    [InlineData("file", true, true, true, false)]
    [InlineData("argument", true, true, true, true)]
    [InlineData("argument", true, false, false, true)]
    public void Later_sources_win(string winner, bool host, bool environment, bool file, bool argument)
    {
        if (host) _host.Host.UseCakeSetting("Some_Key", "host");
        if (environment) _host.Environment.Variables["CAKE_SOME_KEY"] = "environment";
        if (file) _directory.WithFile("cake.config", "[Some]\nKey=file\n");
        string[] args = argument ? ["-t", "ShowsSetting", "--some_key=argument"] : ["-t", "ShowsSetting"];

        Assert.Equal(0, _host.Run(args));

        Assert.Equal([winner], _host.Journal.Entries);
    }

    [Fact]
    public void The_last_of_two_settings_of_the_host_wins_whatever_their_casing()
    {
        _host.Host.UseCakeSetting("Some_Key", "first").UseCakeSetting("SOME_KEY", "last");

        Assert.Equal(0, _host.Run("-t", "ShowsSetting"));

        Assert.Equal(["last"], _host.Journal.Entries);
    }

    [Fact]
    public void The_file_has_comments_and_is_read_from_the_directory_of_the_command_line()
    {
        using var other = new TemporaryDirectory().WithFile("cake.config", "; a comment\n[Some]\n; another\nKey=other file\n");
        _directory.WithFile("cake.config", "[Some]\nKey=file\n");

        Assert.Equal(0, _host.Run("-t", "ShowsSetting", "--working", other.Path.FullPath));

        Assert.Equal(["other file"], _host.Journal.Entries);
    }

    [Fact]
    public void The_last_of_several_arguments_wins()
    {
        Assert.Equal(0, _host.Run("-t", "ShowsSetting", "--some_key=one", "--some_key=two"));

        Assert.Equal(["two"], _host.Journal.Entries);
    }

    [Fact]
    public void Verbosity_can_be_set_and_the_command_line_wins()
    {
        _directory.WithFile("cake.config", "[Settings]\nVerbosity=diagnostic\n");

        Assert.Equal(0, _host.Run("-t", "ShowsSetting"));
        Assert.Equal(0, _host.Run("-t", "ShowsSetting", "-v", "quiet"));

        Assert.Equal(["", "Diagnostic", "", "Quiet"], _host.Journal.Entries);
    }

    [Theory]
    [InlineData("--no-report")]
    [InlineData("--Settings_NoReport=true")]
    public void The_report_can_be_left_out(string argument)
    {
        Assert.Equal(0, _host.Run("-t", "ShowsSetting", argument));

        Assert.DoesNotContain("Total:", _host.Report, StringComparison.Ordinal);
    }

    private sealed class ShowsSetting(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context)
        {
            journal.Add(context.Configuration.GetValue("sOmE_kEy") ?? "");
            if (context.Log.Verbosity != Verbosity.Normal) journal.Add(context.Log.Verbosity.ToString());
        }
    }
}
