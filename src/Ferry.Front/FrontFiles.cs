using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Ferry.Front;

/// <summary>The files by which a front and the commands that change its route talk to each other.</summary>
/// <param name="folder">The folder of one environment's app.</param>
internal sealed class FrontFiles(string folder)
{
    /// <summary>Takes the lock that says that a front is there; null if another one has it. The system gives it back whatever happens.</summary>
    internal FileStream? TryLock()
    {
        try
        {
            return new FileStream(Path.Combine(folder, "front.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Reads where requests go; paused where there is no route yet.</summary>
    internal Route ReadRoute()
    {
        try
        {
            using var stream = new FileStream(Path.Combine(folder, "route.json"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var json = JsonDocument.Parse(stream);
            var port = json.RootElement.TryGetProperty("port", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : (int?)null;
            return new Route(json.RootElement.GetProperty("sequence").GetInt64(), port is { } open ? new IPEndPoint(IPAddress.Loopback, open) : null);
        }
        catch (FileNotFoundException)
        {
            return new Route(0, null);
        }
    }

    /// <summary>Tells that it listens, where, and which process it is.</summary>
    internal void WriteRecord(IPEndPoint address) => Replace("front.json", $$"""
        { "owner": "{{Owner()}}", "address": "{{address.Address}}", "port": {{address.Port.ToString(CultureInfo.InvariantCulture)}} }

        """);

    internal void DeleteRecord() => File.Delete(Path.Combine(folder, "front.json"));

    /// <summary>Tells up to which route no earlier one has requests in progress.</summary>
    internal void WriteDrained(long sequence) => Replace("front.drained", sequence.ToString(CultureInfo.InvariantCulture));

    // As commands know processes again: machine, process id, and the start in seconds, because ids come round.
    private static string Owner()
    {
        using var process = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{process.Id}/{new DateTimeOffset(process.StartTime).ToUnixTimeSeconds()}");
    }

    private void Replace(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path + ".new", text);
        File.Move(path + ".new", path, overwrite: true);
    }
}
