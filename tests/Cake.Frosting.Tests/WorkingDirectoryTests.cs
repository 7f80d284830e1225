using Cake.Core;
using Cake.Frosting.Tests.Hosting;

namespace Cake.Frosting.Tests;

public sealed class WorkingDirectoryTests : IDisposable
{
    private readonly TestHost _host = new TestHost().With<Where>();
    private readonly TemporaryDirectory _current = new();
    private readonly TemporaryDirectory _ofHost = new();
    private readonly TemporaryDirectory _ofCommandLine = new();

    public WorkingDirectoryTests() => _host.Environment.WorkingDirectory = _current.Path;

    public void Dispose()
    {
        _current.Dispose();
        _ofHost.Dispose();
        _ofCommandLine.Dispose();
    }

    [Fact]
    public void It_stays_the_current_one_when_nobody_names_another()
    {
        Assert.Equal(0, _host.Run("-t", "Where"));

        Assert.Equal([_current.Path.FullPath], _host.Journal.Entries);
    }

    [Fact]
    public void The_host_comes_before_the_current_one()
    {
        _host.Host.UseWorkingDirectory(_ofHost.Path);

        Assert.Equal(0, _host.Run("-t", "Where"));

        Assert.Equal([_ofHost.Path.FullPath], _host.Journal.Entries);
    }

    [Theory]
    [InlineData("-w")]
    [InlineData("--working")]
    public void The_command_line_comes_before_the_host(string option)
    {
        _host.Host.UseWorkingDirectory(_ofHost.Path);

        Assert.Equal(0, _host.Run("-t", "Where", option, _ofCommandLine.Path.FullPath));

        Assert.Equal([_ofCommandLine.Path.FullPath], _host.Journal.Entries);
    }

    [Fact]
    public void It_is_made_absolute()
    {
        Directory.CreateDirectory(_current.Path.Combine("sub").FullPath);

        Assert.Equal(0, _host.Run("-t", "Where", "--working", "sub"));

        Assert.Equal([_current.Path.Combine("sub").FullPath], _host.Journal.Entries);
    }

    [Fact]
    public void A_missing_one_is_told_with_its_full_path()
    {
        Assert.Equal(1, _host.Run("-t", "Where", "--working", "nowhere"));

        Assert.Equal($"Error: The working directory '{_current.Path.Combine("nowhere").FullPath}' does not exist.\n", _host.Console.Error);
        Assert.Empty(_host.Journal.Entries);
    }

    private sealed class Where(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(context.Environment.WorkingDirectory.FullPath);
    }
}
