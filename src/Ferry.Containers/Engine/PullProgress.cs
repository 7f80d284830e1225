using System.Diagnostics;
using System.Globalization;
using Docker.DotNet.Models;

namespace Ferry.Containers.Engine;

/// <summary>Adds an engine's messages about layers up to one line every few seconds.</summary>
internal sealed class PullProgress(string image, IProgress<string>? progress) : IProgress<JSONMessage>
{
    private readonly Dictionary<string, (long Loaded, long Total)> _layers = [];
    private readonly Stopwatch _sinceTold = Stopwatch.StartNew();

    /// <summary>How often a line is written at most.</summary>
    internal TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Why it failed: an engine says that within the messages, after it has promised success.</summary>
    internal string? Error { get; private set; }

    /// <inheritdoc/>
    public void Report(JSONMessage value)
    {
        Error ??= value.Error?.Message;
        if (value is not { ID: { } layer, Status: "Downloading", Progress: { Current: { } loaded, Total: { } total } } || total <= 0) return;
        _layers[layer] = (loaded, total);
        if (_sinceTold.Elapsed < Interval) return;
        _sinceTold.Restart();
        progress?.Report(string.Create(
            CultureInfo.InvariantCulture,
            $"Pulling the image {image}: {Megabytes(_layers.Values.Sum(each => each.Loaded))} of {Megabytes(_layers.Values.Sum(each => each.Total))} MB"));
    }

    private static long Megabytes(long bytes) => bytes / 1_000_000;
}
