using System.IO.Compression;
using System.Xml.Linq;

namespace Ferry.Acceptance.Tests.BuildScript;

public sealed class PackageChoiceTests : IAsyncDisposable
{
    private static readonly string[] Asked = ["Cake.Frosting", "Docker.DotNet.Enhanced", "Microsoft.EntityFrameworkCore.Design"];

    private readonly ScratchCheckout _checkout = new();

    public PackageChoiceTests()
    {
        _checkout.Environment["FERRY_USE_STAND_INS"] = null;
        _checkout.Environment["NUGET_PACKAGES"] = _checkout["packages"];
        _checkout.Environment["BEFORE_PUBLISH"] = "exit 1"; // the choice is made before it
        UseFeed(_checkout["feed"]);
        Directory.CreateDirectory(_checkout["feed"]);
    }

    public ValueTask DisposeAsync() => _checkout.DisposeAsync();

    [Fact]
    public async Task Feed_with_the_packages_means_the_packages_and_is_asked_once()
    {
        foreach (var id in Asked)
            Publish(id);
        var run = await _checkout.RunAsync();
        Assert.Equal("Packages: this machine's feed has all of them (remembered in artifacts/stand-ins).", run.ErrorLines[0]);
        Assert.Equal("false", (await File.ReadAllTextAsync(_checkout.StandIns)).Trim());
        Assert.DoesNotContain("Packages:", (await _checkout.RunAsync()).Error, StringComparison.Ordinal);
        Assert.Single(_checkout.TakeCalls(), call => call.StartsWith("restore ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Feed_without_one_of_them_means_the_stand_ins()
    {
        Publish("Docker.DotNet.Enhanced");
        Publish("Microsoft.EntityFrameworkCore.Design");
        var run = await _checkout.RunAsync();
        Assert.Equal(
            "Packages: this machine's feed lacks Cake.Frosting; stand-ins take their place (remembered in artifacts/stand-ins).",
            run.ErrorLines[0]);
        Assert.Equal("true", (await File.ReadAllTextAsync(_checkout.StandIns)).Trim());
    }

    [Fact]
    public async Task Feed_that_does_not_answer_is_not_remembered()
    {
        UseFeed("http://127.0.0.1:9/v3/index.json");
        var run = await _checkout.RunAsync();
        Assert.StartsWith("Packages: the feed did not answer", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.False(File.Exists(_checkout.StandIns));
    }

    [Fact]
    public async Task Choice_can_be_forced()
    {
        _checkout.Environment["FERRY_USE_STAND_INS"] = "false";
        Assert.DoesNotContain("Packages:", (await _checkout.RunAsync()).Error, StringComparison.Ordinal);
        Assert.DoesNotContain(_checkout.TakeCalls(), call => call.StartsWith("restore ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Forced_choice_is_true_or_false()
    {
        _checkout.Environment["FERRY_USE_STAND_INS"] = "yes";
        var run = await _checkout.RunAsync();
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("FERRY_USE_STAND_INS is 'yes'; it can be true or false. Nothing was run.\n", run.Error);
    }

    private void UseFeed(string source) => File.WriteAllText(_checkout["NuGet.config"], $"""
        <configuration>
          <packageSources><clear /><add key="feed" value="{source}" allowInsecureConnections="true" /></packageSources>
          <config><add key="globalPackagesFolder" value="{_checkout["packages"]}" /></config>
        </configuration>
        """);

    /// <summary>An empty package of the version that Directory.Packages.props asks for.</summary>
    private void Publish(string id)
    {
        var version = XDocument.Load(_checkout["Directory.Packages.props"]).Descendants("PackageVersion")
            .First(package => package.Attribute("Include")!.Value == id).Attribute("Version")!.Value;
        using var package = ZipFile.Open(Path.Combine(_checkout["feed"], $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        using var specification = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open());
        specification.Write($"""
            <package><metadata><id>{id}</id><version>{version}</version><authors>test</authors><description>empty</description></metadata></package>
            """);
    }
}
