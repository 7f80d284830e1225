using Ferry.Containers.Servers;

namespace Ferry.Containers.Tests.Servers;

public sealed class ContainerNamesTests
{
    [Theory]
    [InlineData("/home/anna/shop/.ferry", "ferry-shop-")]
    [InlineData("/home/anna/My Shop (new)/.ferry", "ferry-my-shop--new-")]
    [InlineData("/home/anna/тест/.ferry", "ferry-checkout-")]
    [InlineData("/home/anna/a.name-that.is.much.too.long-for-a-container/.ferry", "ferry-a-name-that-is-much-too-long-f-")]
    [InlineData("/.ferry", "ferry-checkout-")]
    public void A_server_is_called_after_its_checkout(string folder, string beginning)
    {
        var name = ContainerNames.Server(folder);
        Assert.StartsWith(beginning, name, StringComparison.Ordinal);
        Assert.Matches("^[a-z0-9][a-z0-9-]+-[0-9a-f]{16}$", name);
        Assert.Equal(name, ContainerNames.Server(folder));
    }

    [Fact]
    public void Two_checkouts_of_the_same_name_do_not_meet() =>
        Assert.NotEqual(ContainerNames.Server("/a/shop/.ferry"), ContainerNames.Server("/b/shop/.ferry"));

    [Fact]
    public void No_volume_sandbox_or_tool_is_called_as_another_was()
    {
        Assert.NotEqual(ContainerNames.NewVolume("/a/.ferry"), ContainerNames.NewVolume("/a/.ferry"));
        Assert.NotEqual(ContainerNames.NewSandbox("/a/.ferry"), ContainerNames.NewSandbox("/a/.ferry"));
        Assert.NotEqual(ContainerNames.NewTools(), ContainerNames.NewTools());
    }
}
