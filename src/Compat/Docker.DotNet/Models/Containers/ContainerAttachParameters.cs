using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ContainerAttachParameters
{
    [Query("stream", QueryFormat.Flag)]
    public bool? Stream { get; set; }

    [Query("stdin", QueryFormat.Flag)]
    public bool? Stdin { get; set; }

    [Query("stdout", QueryFormat.Flag)]
    public bool? Stdout { get; set; }

    [Query("stderr", QueryFormat.Flag)]
    public bool? Stderr { get; set; }

    [Query("detachKeys")]
    public string? DetachKeys { get; set; }

    [Query("logs", QueryFormat.Flag)]
    public bool? Logs { get; set; }
}
