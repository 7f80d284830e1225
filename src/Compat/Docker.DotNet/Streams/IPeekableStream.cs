namespace Docker.DotNet.Handler.Abstractions;

/// <summary>A stream that can be looked into without reading.</summary>
public interface IPeekableStream
{
    /// <summary>Copies bytes that were not read yet.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="toPeek">How many.</param>
    /// <param name="peeked">How many were copied.</param>
    /// <param name="available">How many there are.</param>
    /// <param name="remaining">How many of the message there are after them.</param>
    /// <returns><see langword="true"/> if the look was possible.</returns>
    bool Peek(byte[] buffer, uint toPeek, out uint peeked, out uint available, out uint remaining);
}
