namespace Docker.DotNet.Models;

public class DiscreteGenericResource
{
    public string? Kind { get; set; }

    public long? Value { get; set; }
}
