namespace Docker.DotNet.Internal.Transport;

/// <summary>
/// A connection that is read even if nothing more can be written to it: an engine that refuses an archive half way answers, and
/// closes without reading the rest. Without an answer the end of the connection is what fails.
/// </summary>
/// <param name="connection">The connection.</param>
internal sealed class AnswerStream(Stream connection) : WrappedStream(connection)
{
    private bool _refused;

    public override bool CanCloseWrite => false;

    public override void CloseWrite()
    {
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_refused) return;
        try
        {
            await base.WriteAsync(buffer, cancellationToken);
        }
        catch (IOException)
        {
            _refused = true;
        }
    }
}
