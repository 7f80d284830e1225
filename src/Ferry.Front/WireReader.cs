namespace Ferry.Front;

/// <summary>Reads one side of a connection: heads as a whole, bodies as they come.</summary>
/// <param name="stream">The connection.</param>
internal sealed class WireReader(Stream stream)
{
    /// <summary>The longest head that is let through; the usual servers take less.</summary>
    internal const int LongestHead = 64 << 10;

    private byte[] _buffer = new byte[16 << 10];
    private int _start;
    private int _end;
    private Task<bool>? _filling;

    /// <summary>What was read and not yet taken.</summary>
    internal ReadOnlyMemory<byte> Buffered => _buffer.AsMemory(_start, _end - _start);

    /// <summary>True when nothing more will come.</summary>
    internal bool HasEnded { get; private set; }

    internal void Take(int count) => _start += count;

    /// <summary>Waits for more bytes.</summary>
    /// <returns>False when the other side says no more.</returns>
    internal async Task<bool> FillAsync()
    {
        var more = await PeekAsync();
        _filling = null;
        return more;
    }

    /// <summary>Waits until there will be more bytes, or is known that there will be none; the next <see cref="FillAsync"/> sees the same.</summary>
    internal Task<bool> PeekAsync() => _filling ??= FillOnceAsync();

    /// <summary>Reads up to and including the next empty line.</summary>
    /// <returns>The head; null if the other side ended between two messages.</returns>
    /// <exception cref="IOException">It ended within one, or the head is too long.</exception>
    internal async Task<byte[]?> ReadHeadAsync()
    {
        for (var searched = 0; ;)
        {
            // Empty lines before a message are ignored: RFC 9112, 2.2.
            while (searched == 0 && Buffered.Span.StartsWith("\r\n"u8)) Take(2);
            var at = Buffered.Span[searched..].IndexOf("\r\n\r\n"u8);
            if (at >= 0)
            {
                var head = Buffered[..(searched + at + 4)].ToArray();
                Take(head.Length);
                return head;
            }

            searched = Math.Max(0, Buffered.Length - 3);
            if (Buffered.Length > LongestHead) throw new IOException("The head of the message is too long.");
            if (!await FillAsync()) return Buffered.Length == 0 ? null : throw new EndOfStreamException();
        }
    }

    private async Task<bool> FillOnceAsync()
    {
        if (_start > 0)
        {
            Buffered.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        try
        {
            var count = await stream.ReadAsync(_buffer.AsMemory(_end));
            _end += count;
            HasEnded = count == 0;
        }
        catch
        {
            HasEnded = true;
            throw;
        }

        return !HasEnded;
    }
}
