using System.Text;
using Docker.DotNet.Tests.Simulated;

namespace Docker.DotNet.Tests.Streams;

public class MultiplexedStreamTests
{
    private static readonly byte[] Conversation =
        [.. Frames.Of(1, "out 1\n"), .. Frames.Of(2, "error\n"), .. Frames.Of(1, ""), .. Frames.Of(1, "ä\n"), .. Frames.Of(0, "in")];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task Frames_are_told_apart_however_the_bytes_arrive(int atMost)
    {
        using var stream = new MultiplexedStream(new OneWayStream(new MemoryStream(Conversation), atMost), multiplexed: true);
        using var input = new MemoryStream();
        using var output = new MemoryStream();
        using var errors = new MemoryStream();

        await stream.CopyOutputToAsync(input, output, errors, CancellationToken.None);

        Assert.Equal(("in", "out 1\nä\n", "error\n"), (Text(input), Text(output), Text(errors)));
    }

    [Fact]
    public async Task Text_is_decoded_across_frames()
    {
        byte[] halves = [.. Frames.Header(1, 1), 0xC3, .. Frames.Header(1, 1), 0xA4];
        using var stream = new MultiplexedStream(new MemoryStream(halves), multiplexed: true);

        Assert.Equal(("ä", ""), await stream.ReadOutputToEndAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_read_ends_with_its_frame_and_an_empty_frame_is_not_the_end()
    {
        using var stream = new MultiplexedStream(new MemoryStream(Conversation), multiplexed: true);
        var buffer = new byte[100];
        var reads = new List<(MultiplexedStream.TargetStream Target, int Count)>();

        while (await stream.ReadOutputAsync(buffer, 10, 4, CancellationToken.None) is { EOF: false } read)
        {
            reads.Add((read.Target, read.Count));
        }

        Assert.Equal([(Out, 4), (Out, 2), (Error, 4), (Error, 2), (Out, 3), (MultiplexedStream.TargetStream.StandardIn, 2)], reads);
    }

    [Fact]
    public async Task Without_frames_everything_is_output()
    {
        using var stream = new MultiplexedStream(new MemoryStream(Conversation), multiplexed: false);

        var (output, errors) = await stream.ReadOutputToEndAsync(CancellationToken.None);

        Assert.Equal((Encoding.UTF8.GetString(Conversation), ""), (output, errors));
    }

    [Fact]
    public async Task An_end_within_a_frame_is_no_end()
    {
        for (var cut = 1; cut < 14; cut++)
        {
            using var stream = new MultiplexedStream(new MemoryStream(Conversation[..cut]), multiplexed: true);
            await Assert.ThrowsAsync<EndOfStreamException>(() => stream.ReadOutputToEndAsync(CancellationToken.None));
        }
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(72, 5)] // an "H", as of HTTP
    [InlineData(1, int.MaxValue + 1L)]
    public async Task What_is_no_frame_is_not_taken_for_one(byte target, long length)
    {
        using var stream = new MultiplexedStream(new MemoryStream(Frames.Header(target, length)), multiplexed: true);

        await Assert.ThrowsAsync<IOException>(() => stream.ReadOutputToEndAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Input_is_written_without_frames_and_stays_open()
    {
        using var connection = new MemoryStream();
        using var stream = new MultiplexedStream(connection, multiplexed: true);

        await stream.CopyFromAsync(new MemoryStream("copied "u8.ToArray()), CancellationToken.None);
        stream.CloseWrite();
        await stream.WriteAsync("[written]"u8.ToArray(), 1, 7, CancellationToken.None);

        Assert.Equal("copied written", Text(connection));
    }

    [Fact]
    public void What_cannot_be_looked_into_says_so()
    {
        using var stream = new MultiplexedStream(new MemoryStream(), multiplexed: true);

        Assert.Throws<NotSupportedException>(() => stream.Peek(new byte[1], 1, out _, out _, out _));
    }

    private static MultiplexedStream.TargetStream Out => MultiplexedStream.TargetStream.StandardOut;

    private static MultiplexedStream.TargetStream Error => MultiplexedStream.TargetStream.StandardError;

    private static string Text(MemoryStream stream) => Encoding.UTF8.GetString(stream.ToArray());
}
