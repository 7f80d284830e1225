using System.Net;
using System.Text.Json;
using Ferry.Processes;

namespace Ferry.Apps.Fronted;

/// <summary>A front that listens, as it says itself.</summary>
/// <param name="Owner">The process.</param>
/// <param name="Address">Where it listens.</param>
internal sealed record FrontRecord(ProcessOwner Owner, IPEndPoint Address)
{
    /// <summary>Finds the living front of an environment; null if there is none.</summary>
    internal static FrontRecord? Find(AppPlace place)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(place.At("front.json")));
            var root = json.RootElement;
            return ProcessOwner.TryParse(root.GetProperty("owner").GetString()) is { IsOfThisMachine: true } owner && owner.IsAlive()
                ? new FrontRecord(owner, new IPEndPoint(IPAddress.Parse(root.GetProperty("address").GetString()!), root.GetProperty("port").GetInt32()))
                : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }
}
