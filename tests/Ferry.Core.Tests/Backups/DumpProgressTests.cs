using Ferry.Core.Backups;

namespace Ferry.Core.Tests.Backups;

public sealed class DumpProgressTests
{
    [Theory]
    [InlineData(120_000_000, 300_000_000L, 4, "120 MB of about 300 MB, 30 MB/s, about 6 s left")]
    [InlineData(1_400_000, 2_000_000_000L, 1, "1.4 MB of about 2.0 GB, 1.4 MB/s, about 24 min left")]
    [InlineData(300_000_000, 200_000_000L, 10, "300 MB, 30 MB/s")]
    [InlineData(980, null, 1, "980 bytes, 980 bytes/s")]
    [InlineData(0, 100L, 3, "0 bytes of about 100 bytes")]
    public void It_tells_how_much_how_fast_and_how_long(long done, long? estimate, int seconds, string expected) =>
        Assert.Equal(expected, DumpProgress.Say(done, estimate, TimeSpan.FromSeconds(seconds)));
}
