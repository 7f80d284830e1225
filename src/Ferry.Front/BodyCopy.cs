using System.Buffers.Text;

namespace Ferry.Front;

/// <summary>Passes the body of one message on, byte by byte as it comes, and not one byte further.</summary>
internal static class BodyCopy
{
    private const int LongestLine = 16 << 10;

    /// <exception cref="IOException">One side ended before the body did.</exception>
    internal static Task CopyAsync(WireReader from, Stream to, BodyLength length) => length switch
    {
        BodyLength.Exactly exactly => CopyAsync(from, to, exactly.Count),
        BodyLength.InChunks => CopyChunksAsync(from, to),
        _ => CopyToEndAsync(from, to),
    };

    private static async Task CopyAsync(WireReader from, Stream to, long left)
    {
        while (left > 0)
        {
            if (from.Buffered.Length == 0 && !await from.FillAsync()) throw new EndOfStreamException();
            var part = from.Buffered[..(int)Math.Min(left, from.Buffered.Length)];
            await to.WriteAsync(part);
            from.Take(part.Length);
            left -= part.Length;
        }
    }

    private static async Task CopyToEndAsync(WireReader from, Stream to)
    {
        do await CopyAsync(from, to, from.Buffered.Length);
        while (await from.FillAsync());
    }

    private static async Task CopyChunksAsync(WireReader from, Stream to)
    {
        while (true)
        {
            var (line, size) = await ReadSizeAsync(from);
            if (size == 0)
            {
                // The trailer ends with an empty line.
                do await CopyAsync(from, to, line);
                while ((line = await LineAsync(from)) > 2);
                await CopyAsync(from, to, line);
                return;
            }

            await CopyAsync(from, to, line + size + 2);
        }
    }

    private static async Task<(int Line, long Size)> ReadSizeAsync(WireReader from)
    {
        var line = await LineAsync(from);
        // At most 15 digits, and nothing but an extension after them.
        if (!Utf8Parser.TryParse(from.Buffered.Span[..line], out long size, out var digits, 'x') || size < 0 || digits > 15 || from.Buffered.Span[digits] is not ((byte)';' or (byte)'\r' or (byte)' ' or (byte)'\t'))
            throw new IOException("The length of a chunk cannot be read.");
        return (line, size);
    }

    /// <summary>The length of the next line with its end, which is then in the buffer.</summary>
    private static async Task<int> LineAsync(WireReader from)
    {
        while (true)
        {
            if (from.Buffered.Span.IndexOf("\r\n"u8) is var end and >= 0) return end + 2;
            if (from.Buffered.Length > LongestLine) throw new IOException("The line before a chunk is too long.");
            if (!await from.FillAsync()) throw new EndOfStreamException();
        }
    }
}
