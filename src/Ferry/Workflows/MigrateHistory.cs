using Ferry.Core.Status;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Lists every migration with its state; writes nothing.</summary>
/// <param name="status">Compares code and history.</param>
public sealed class MigrateHistory(MigrateStatus status)
{
    /// <summary>Lists the migrations.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="cancellation">Cancels the query.</param>
    /// <returns>The list.</returns>
    public async Task<HistoryReport> RunAsync(EnvironmentName environment, CancellationToken cancellation)
    {
        var report = await status.RunAsync(environment, isFull: false, cancellation);
        return new HistoryReport(report.Environment, report.Database, report.Status);
    }
}
