using System.Text.Json.Serialization;
using Docker.DotNet.Internal.Json;

namespace Docker.DotNet.Models;

[JsonConverter(typeof(ConsoleSizeConverter))]
public class ConsoleSize
{
    public ulong Height { get; set; }

    public ulong Width { get; set; }
}
