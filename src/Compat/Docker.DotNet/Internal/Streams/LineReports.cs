using System.Text;

namespace Docker.DotNet.Internal.Streams;

/// <summary>Reports the lines of a log, those of both streams in the order they arrive.</summary>
internal static class LineReports
{
    internal static async Task ReportAsync(
        MultiplexedStream log, IProgress<string> progress, CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(new OutputStream(log), Encoding.UTF8);
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            progress.Report(line);
        }
    }
}
