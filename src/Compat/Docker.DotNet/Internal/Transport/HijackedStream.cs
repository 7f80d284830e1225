namespace Docker.DotNet.Internal.Transport;

/// <summary>An upgraded connection: reads and writes go through HTTP's buffer, closing goes to the connection below.</summary>
/// <param name="raw">The stream of the upgraded response.</param>
/// <param name="connection">The connection it runs on.</param>
internal sealed class HijackedStream(Stream raw, Stream connection) : WrappedStream(raw)
{
    public override bool CanCloseWrite => HalfClose.IsPossible(connection);

    public override void CloseWrite() => HalfClose.Of(connection);
}
