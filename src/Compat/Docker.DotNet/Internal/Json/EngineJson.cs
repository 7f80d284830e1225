using System.Text.Json;
using System.Text.Json.Serialization;

namespace Docker.DotNet.Internal.Json;

/// <summary>How the Engine writes JSON: exact names, nanoseconds for durations, ISO or Unix seconds for times.</summary>
internal static class EngineJson
{
    internal static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
        options.Converters.Add(new NanosecondsConverter());
        options.Converters.Add(new EngineTimeConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
