using System.Security.Cryptography;
using System.Text;

namespace Ferry.Containers.Tools;

/// <summary>Random text at the end of an output, by which the reader knows that all of it came; it is not passed on.</summary>
internal sealed class EndMark
{
    private byte[] _held = [];

    /// <summary>Gets what is written behind the output.</summary>
    internal string Text { get; } = RandomNumberGenerator.GetHexString(32);

    /// <summary>Gets a value indicating whether the output has ended with the mark.</summary>
    internal bool HasCome => _held.Length == Text.Length;

    /// <summary>Gives what can be passed on now that these bytes have come, too; what may be the beginning of the mark is held back.</summary>
    internal byte[] Pass(ReadOnlySpan<byte> bytes)
    {
        var mark = Encoding.ASCII.GetBytes(Text).AsSpan();
        byte[] all = [.. _held, .. bytes];
        var length = Math.Min(mark.Length, all.Length);
        while (!all.AsSpan().EndsWith(mark[..length])) length--;
        _held = all[^length..];
        return all[..^length];
    }
}
