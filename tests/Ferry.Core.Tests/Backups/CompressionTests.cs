using Ferry.Core.Backups;

namespace Ferry.Core.Tests.Backups;

public sealed class CompressionTests
{
    [Theory]
    [InlineData("gzip:6", 18, "gzip:6")]
    [InlineData("zstd", 16, "zstd")]
    [InlineData("gzip:6", 15, "6")]
    [InlineData("gzip", 15, "6")]
    [InlineData("9", 13, "9")]
    [InlineData("0", 15, "0")]
    [InlineData("none", 15, "0")]
    [InlineData("zstd:3", 15, null)]
    [InlineData("lz4", 15, null)]
    public void Each_version_gets_what_it_takes(string setting, int major, string? expected) => Assert.Equal(expected, Compression.For(setting, major));

    [Theory]
    [InlineData("gzip:x")]
    [InlineData("none:1")]
    [InlineData("brotli")]
    [InlineData("gzip:1:2")]
    [InlineData("")]
    public void What_no_version_takes_is_not_known(string setting) => Assert.False(Compression.IsKnown(setting));
}
