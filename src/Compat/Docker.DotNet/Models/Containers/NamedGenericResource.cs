namespace Docker.DotNet.Models;

public class NamedGenericResource
{
    public string? Kind { get; set; }

    public string? Value { get; set; }
}
