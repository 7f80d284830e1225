using Ferry.Apps.Tests.Testing;

namespace Ferry.Apps.Tests.Processes;

public sealed class SecretTests
{
    [Fact]
    public async Task The_password_is_in_the_apps_environment_and_nowhere_else()
    {
        await using var site = new TestSite();
        var old = await site.DeployAsync("one");
        var next = await site.DeployAsync("two");
        await site.RetireAsync(next, old);

        Assert.Contains(TestSite.Password, await site.AskAsync("/variable?name=DATABASE_URL"), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Processes(), id => TestSite.CommandLine($"{id}").Contains(TestSite.Password, StringComparison.Ordinal));
        Assert.DoesNotContain(TestSite.Password, await File.ReadAllTextAsync($"/proc/{site.FrontId}/environ"), StringComparison.Ordinal);
        // The test app writes its connection into its log, as no app should.
        var files = Directory.GetFiles(site.Place.Folder, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(site.Place.Logs, StringComparison.Ordinal) && Path.GetFileName(file) != "front.lock");
        Assert.DoesNotContain(files, file => File.ReadAllText(file).Contains(TestSite.Password, StringComparison.Ordinal));
        if (OperatingSystem.IsWindows()) return;
        foreach (var log in Directory.GetFiles(site.Place.Logs)) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(log));
    }

    [Fact]
    public async Task The_app_gets_the_variables_that_were_named_and_no_others()
    {
        Environment.SetEnvironmentVariable("TEST_APP_NAMED", "named value");
        Environment.SetEnvironmentVariable("TEST_APP_OTHER", "token of the CI job");
        await using var site = new TestSite(new { variables = new[] { "TEST_APP_NAMED" }, connection = "ConnectionStrings__App" });
        await site.DeployAsync("one");

        Assert.Equal("named value", await site.AskAsync("/variable?name=TEST_APP_NAMED"));
        Assert.Equal("(not set)", await site.AskAsync("/variable?name=TEST_APP_OTHER"));
        Assert.Equal(site.Connection, await site.AskAsync("/variable?name=ConnectionStrings__App"));
    }
}
