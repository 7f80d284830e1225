namespace Docker.DotNet.Models;

public class NetworkAttachmentSpec
{
    public string ContainerID { get; set; } = "";
}
