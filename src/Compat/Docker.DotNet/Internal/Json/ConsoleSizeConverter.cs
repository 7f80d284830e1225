using System.Text.Json;
using System.Text.Json.Serialization;
using Docker.DotNet.Models;

namespace Docker.DotNet.Internal.Json;

/// <summary>A console's size as the array [height, width].</summary>
internal sealed class ConsoleSizeConverter : JsonConverter<ConsoleSize>
{
    public override ConsoleSize? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<ulong[]>(ref reader, options) switch
        {
            null => null,
            [var height, var width] => new ConsoleSize { Height = height, Width = width },
            _ => throw new JsonException("A console size is an array of height and width."),
        };

    public override void Write(Utf8JsonWriter writer, ConsoleSize value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Height);
        writer.WriteNumberValue(value.Width);
        writer.WriteEndArray();
    }
}
