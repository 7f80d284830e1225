using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Docker.DotNet.Internal.Json;

/// <summary>A time as ISO 8601 text or, in lists, as Unix seconds.</summary>
internal sealed class EngineTimeConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number
            ? DateTimeOffset.FromUnixTimeSeconds(reader.GetInt64()).UtcDateTime
            : reader.GetDateTime();

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("O", CultureInfo.InvariantCulture));
}
