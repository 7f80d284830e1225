using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Deploying;

/// <summary>Looks what runs in the environments; takes no lock and writes nothing.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="visible">Tells which environments can be looked at.</param>
/// <param name="databases">The databases.</param>
/// <param name="targets">The app targets.</param>
/// <param name="backups">The backups.</param>
public sealed class DeployStatus(FerrySettings settings, IVisibleEnvironments visible, IDatabases databases, IAppTargets targets, IReleaseBackups backups)
{
    /// <summary>Looks at one environment, or at several at once.</summary>
    /// <param name="only">The environment asked for; null for every one that has a connection.</param>
    /// <param name="all">True to name those, too, for which no connection is set.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>What was seen; an environment out of reach keeps none of the others back.</returns>
    /// <exception cref="UsageException">Both one and all were asked for.</exception>
    public async Task<DeployStatusReport> RunAsync(EnvironmentName? only, bool all, CancellationToken cancellation)
    {
        if (only is not null && all) throw new UsageException(new Notice("--all and --environment exclude each other. Nothing was run.", [NoticeDetail.Fix("leave one of them out")]));
        if (only is { } one) return new DeployStatusReport([await LookAsync(settings.For(one), cancellation)], IsOfOne: true);
        var asked = new List<EnvironmentSettings>();
        foreach (var environment in settings.Environments)
        {
            if (all || await visible.CanLookAsync(environment.Name, cancellation)) asked.Add(environment);
        }

        return new DeployStatusReport(await Task.WhenAll(asked.Select(environment => LookAsync(environment, cancellation))), IsOfOne: false);
    }

    private async Task<EnvironmentStatus> LookAsync(EnvironmentSettings environment, CancellationToken cancellation)
    {
        var name = environment.Name;
        var app = LookAtAppAsync(name, cancellation);
        var backup = await backups.NewestAsync(name, cancellation);
        try
        {
            if (!await visible.CanLookAsync(name, cancellation)) return new EnvironmentStatus.OutOfReach(name.Value, NotSet(environment), await app, backup);
            var database = await databases.OpenAsync(name, "deploy-status", cancellation);
            await using var _ = database.ConfigureAwait(false);
            var history = await database.ReadHistoryAsync(cancellation);
            var before = await database.ReadLedgerAsync(cancellation);
            var owner = await database.ReadLockOwnerAsync(cancellation);
            var ledger = await database.ReadLedgerAsync(cancellation);
            return new EnvironmentStatus.Seen(
                name.Value, database.Address, ledger, history.Count == 0 ? null : history[^1].Id, RunNow.Of(before, owner, ledger), await app, backup);
        }
        catch (Exception problem) when (problem is SurroundingsException or UsageException or System.Data.Common.DbException)
        {
            return new EnvironmentStatus.OutOfReach(name.Value, WhyOf(problem), await app, backup);
        }
    }

    private async Task<AppSight?> LookAtAppAsync(EnvironmentName environment, CancellationToken cancellation)
    {
        try
        {
            return targets.For(environment) is { } target ? new AppSight(await target.LookAsync(cancellation), null) : null;
        }
        catch (SurroundingsException problem)
        {
            return new AppSight(null, problem.Notice.Headline);
        }
    }

    private static Notice WhyOf(Exception problem) => problem switch
    {
        SurroundingsException broken => broken.Notice,
        UsageException unusable => unusable.Notice,
        _ => new Notice($"The server did not answer to the end: {problem.Message.Split('\n')[0]}", [NoticeDetail.Fix("look again in a moment")]),
    };

    private static Notice NotSet(EnvironmentSettings environment) => new(
        "No connection is set.",
        [NoticeDetail.Fix(environment.HasPrivateServer ? "db-start makes its private server" : $"set {string.Join(" or ", environment.ConnectionVariables)} to postgres://user:password@host:5432/database")]);
}
