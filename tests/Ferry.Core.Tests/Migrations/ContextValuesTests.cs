using Ferry.Core.Migrations;

namespace Ferry.Core.Tests.Migrations;

public class ContextValuesTests
{
    [Theory]
    [InlineData("dev_data=true", "dev_data=true")]
    [InlineData("dev_data", "dev_data=true")]
    [InlineData("region=eu,dev_data", "dev_data=true,region=eu")]
    [InlineData("a.b-c=1=2", "a.b-c=1=2")]
    [InlineData("a=1,A=1", "a=1")]
    public void Names_and_values_are_read_and_put_in_order(string typed, string read)
    {
        var (values, problem) = ContextValues.Read(typed);
        Assert.Equal((read, null), (values.ToString(), problem));
        Assert.Equal(read, ContextValues.OfJson(values.ToJson().ToJsonString()).ToString());
    }

    [Theory]
    [InlineData("", "\"\" is no name; a name is made of letters, digits, and _ . -")]
    [InlineData("a,,b", "\"\" is no name; a name is made of letters, digits, and _ . -")]
    [InlineData("dev data", "\"dev data\" is no name; a name is made of letters, digits, and _ . -")]
    [InlineData("region=", "region has no value")]
    [InlineData("region=eu,Region=us", "Region is given twice with different values")]
    public void What_cannot_be_read_is_named(string typed, string problem) => Assert.Equal(problem, ContextValues.Read(typed).Problem);

    [Fact]
    public void Nothing_typed_is_nothing_said() => Assert.True(ContextValues.Read(null).Values.IsNone);
}
