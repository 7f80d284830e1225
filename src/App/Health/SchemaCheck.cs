using System.Data.Common;
using App.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace App.Health;

/// <summary>Passes when the database answers and has every table and column that the App reads.</summary>
internal sealed class SchemaCheck(AppDbContext database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            await ProbeAsync(database.ChannelConfigurations, cancellationToken);
            await ProbeAsync(database.MonitoringTargets, cancellationToken);
            await ProbeAsync(database.SeenSubmissions, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (PostgresException exception)
            when (exception.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn)
        {
            return HealthCheckResult.Unhealthy("The database lacks a table or column that the App needs.", exception);
        }
        // EF wraps a lost connection in an InvalidOperationException; the check's time limit cancels.
        catch (Exception exception) when (exception is DbException or InvalidOperationException or OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", exception);
        }
    }

    // Selects every column of the model and no row.
    private static async Task ProbeAsync<T>(DbSet<T> table, CancellationToken cancellationToken)
        where T : class => await table.AsNoTracking().Take(0).ToListAsync(cancellationToken);
}
