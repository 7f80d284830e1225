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

    [Theory]
    [InlineData("a=1,b=2", "B=2,A=1", true)]
    [InlineData("a=1", "a=2", false)]
    [InlineData("a=x", "a=X", false)]
    [InlineData("a=1", "a=1,b=2", false)]
    [InlineData("a=1", "b=1", false)]
    [InlineData(null, "a=1", false)]
    [InlineData(null, null, true)]
    public void The_same_was_said_where_names_and_values_agree(string? one, string? other, bool expected)
    {
        Assert.Equal(expected, ContextValues.Read(one).Values.IsSameAs(ContextValues.Read(other).Values));
        Assert.Equal(expected, ContextValues.Read(other).Values.IsSameAs(ContextValues.Read(one).Values));
    }

    [Fact]
    public void Nothing_typed_is_nothing_said() => Assert.True(ContextValues.Read(null).Values.IsNone);
}
