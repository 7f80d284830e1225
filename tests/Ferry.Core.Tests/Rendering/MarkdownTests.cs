using Ferry.Core.Rendering;

namespace Ferry.Core.Tests.Rendering;

public class MarkdownTests
{
    [Theory]
    [InlineData("a|b", @"a\|b")]
    [InlineData("two\nlines", "two<br>lines")]
    [InlineData("<script>", @"\<script>")]
    [InlineData("__EFMigrationsHistory", @"\_\_EFMigrationsHistory")]
    [InlineData("20260101000000_Add_user", "20260101000000_Add_user")]
    [InlineData(@"C:\*`", @"C:\\\*\`")]
    public void Text_means_only_itself(string text, string written) => Assert.Equal(written, Markdown.Text(text));

    [Fact]
    public void Fence_is_longer_than_any_in_the_text() =>
        Assert.Equal("````text\na ``` b\n````\n\n", Markdown.Fenced("a ``` b"));

    [Fact]
    public void Table_has_one_line_for_each_row() =>
        Assert.Equal("| gate | detail |\n| --- | --- |\n| state | a\\|b |\n| TLS |  |\n\n", Markdown.Of(new Table(["gate", "detail"], [["state", "a|b"], ["TLS", ""]])));
}
