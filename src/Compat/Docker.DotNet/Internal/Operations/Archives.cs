using System.Text.Json;
using Docker.DotNet.Internal.Json;
using Docker.DotNet.Models;

namespace Docker.DotNet.Internal.Operations;

/// <summary>Reads the answer to a request for an archive: what it is in a header, the archive in the body.</summary>
internal static class Archives
{
    private const string StatHeader = "X-Docker-Container-Path-Stat";

    internal static async Task<ContainerArchiveResponse> ReadAsync(
        HttpResponseMessage response, bool statOnly, CancellationToken cancellationToken)
    {
        try
        {
            var archive = new ContainerArchiveResponse { Stat = StatOf(response) };
            if (statOnly) response.Dispose();
            else archive.Stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            return archive;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static ContainerPathStatResponse StatOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues(StatHeader, out var values)
            ? JsonSerializer.Deserialize<ContainerPathStatResponse>(Convert.FromBase64String(values.First()), EngineJson.Options)!
            : null!;
}
