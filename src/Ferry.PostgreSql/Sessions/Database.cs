using Ferry.Core.Ledgers;
using Ferry.Core.Live;
using Ferry.Core.Migrations;
using Ferry.Core.Outcomes;
using Ferry.Core.Planning.Online;
using Ferry.Core.Status;
using Ferry.Ports;
using Ferry.PostgreSql.Ledgers;
using Ferry.PostgreSql.Live;
using Ferry.Settings;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>One database, reached by the connection that later executes.</summary>
internal sealed class Database(
    Connector connector, NpgsqlConnection work, RunIdentity identity, string label, IMigrationSource source, FerrySettings settings, IProgress<string> reporter, TimeProvider clock) : IDatabase
{
    private readonly History _history = new(source.HistoryTable);

    public string Address => connector.Address;

    public Task<IReadOnlyList<HistoryRow>> ReadHistoryAsync(CancellationToken cancellation) => _history.ReadAsync(work, cancellation);

    public Task<IReadOnlyList<string>> FindTamperingAsync(CancellationToken cancellation) => Journal.FindTamperingAsync(work, cancellation);

    public Task<Ledger> ReadLedgerAsync(CancellationToken cancellation) => LedgerReader.ReadAsync(work, cancellation);

    public Task<DatabaseFacts> ReadFactsAsync(CancellationToken cancellation) => DatabaseLook.ReadAsync(work, source.HistoryTable, cancellation);

    public Task<IReadOnlyDictionary<string, RelationFacts>> ReadRelationsAsync(IReadOnlyCollection<string> names, CancellationToken cancellation) =>
        RelationsLook.ReadAsync(work, names, cancellation);

    public Task<IReadOnlyList<BegunMigration>> ReadBegunAsync(IEnumerable<MigrationId> migrations, CancellationToken cancellation) => Journal.ReadBegunAsync(work, migrations, cancellation);

    public Task<LiveFacts> ReadLiveAsync(TouchedTables touched, CancellationToken cancellation) => new LiveLook(work, identity).ReadAsync(touched, cancellation);

    public Task<LockOwner?> ReadLockOwnerAsync(CancellationToken cancellation) => AdvisoryLock.OwnerAsync(work, AdvisoryKey.Run, cancellation);

    public async Task<LockAttempt> LockAsync(TimeSpan wait, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        var keeper = await connector.OpenAsync(label, cancellation);
        try
        {
            foreach (var (connection, key) in new[] { (keeper, AdvisoryKey.Run), (work, AdvisoryKey.Work) })
            {
                var left = wait - clock.GetElapsedTime(start);
                if (await AdvisoryLock.PollAsync(connection, key, left, reporter, clock, cancellation)) continue;
                var owner = await AdvisoryLock.OwnerAsync(connection, key, cancellation);
                await keeper.DisposeAsync();
                return new LockAttempt.HeldElsewhere(owner, clock.GetElapsedTime(start));
            }

            return new LockAttempt.Held(new MigrationRun(new RunSessions(connector, keeper, work, label, reporter), identity, _history, source, settings, reporter, clock));
        }
        catch
        {
            await keeper.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => work.DisposeAsync();
}
