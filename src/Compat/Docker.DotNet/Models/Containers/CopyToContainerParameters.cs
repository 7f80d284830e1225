using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class CopyToContainerParameters
{
    [Query("path", Required = true)]
    public string Path { get; set; } = "";

    [Query("noOverwriteDirNonDir", QueryFormat.Flag)]
    public bool? AllowOverwriteDirWithFile { get; set; }

    [Query("copyUIDGID", QueryFormat.Flag)]
    public bool? CopyUIDGID { get; set; }
}
