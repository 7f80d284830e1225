using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ContainerLogsParameters
{
    [Query("stdout", QueryFormat.Flag)]
    public bool? ShowStdout { get; set; }

    [Query("stderr", QueryFormat.Flag)]
    public bool? ShowStderr { get; set; }

    [Query("since")]
    public string? Since { get; set; }

    [Query("until")]
    public string? Until { get; set; }

    [Query("timestamps", QueryFormat.Flag)]
    public bool? Timestamps { get; set; }

    [Query("follow", QueryFormat.Flag)]
    public bool? Follow { get; set; }

    [Query("tail")]
    public string? Tail { get; set; }
}
