namespace Docker.DotNet.Handler.Abstractions;

/// <summary>A stream in both directions, of which the one that writes can be closed by itself.</summary>
public abstract class WriteClosableStream : Stream
{
    /// <summary>Gets a value indicating whether <see cref="CloseWrite"/> does anything.</summary>
    public abstract bool CanCloseWrite { get; }

    /// <summary>Tells the other side that nothing more will be written; reading goes on.</summary>
    public abstract void CloseWrite();
}
