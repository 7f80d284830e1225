using System.Text.Json;

namespace Docker.DotNet.Internal.Json;

/// <summary>The JSON documents of a progress stream, which follow each other without a separator.</summary>
internal static class JsonStream
{
    internal static async Task ReportAsync<T>(Stream stream, IProgress<T> progress, CancellationToken cancellationToken)
    {
        var documents = JsonSerializer.DeserializeAsyncEnumerable<T>(
            stream, topLevelValues: true, EngineJson.Options, cancellationToken);
        await foreach (var document in documents)
        {
            if (document is not null) progress.Report(document);
        }
    }
}
