namespace Docker.DotNet.Handler.Abstractions;

/// <summary>Takes the raw connection out of an upgraded response.</summary>
public interface IStreamHijacker
{
    /// <summary>Takes over the connection.</summary>
    /// <param name="content">The content of a response with status 101.</param>
    /// <returns>The connection, in both directions.</returns>
    Task<WriteClosableStream> HijackStreamAsync(HttpContent content);
}
