using Ferry.Core.Ledgers;
using Ferry.Core.Planning;
using Ferry.Ports;
using Ferry.PostgreSql.Backfills;
using Ferry.PostgreSql.Ledgers;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>What is recorded while a migration runs, so that the next run knows how far it came; nothing where there is no ledger.</summary>
/// <param name="run">The run.</param>
/// <param name="terms">Whether there is a ledger, and what the operator says of a statement that nothing tells of.</param>
/// <param name="clock">Measures how long the migration takes.</param>
internal sealed class Checkpoints(RunIdentity run, ExecutionTerms terms, TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();

    /// <summary>How long the migration has been running.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_start);

    private LedgerEntry Entry => EntryOf(Elapsed);

    /// <summary>Finds where to go on.</summary>
    public async Task<Resumption> ResumeAsync(NpgsqlConnection connection, PlannedMigration migration, CancellationToken cancellation) =>
        terms.IsInLedger && !migration.IsAtomic
            ? Resumption.Of(migration, await Journal.ReadAsync(connection, migration.Id.Value, migration.Direction, cancellation))
            : new Resumption(0);

    /// <summary>Finds whether something else is said of the environment now than when the migration was begun.</summary>
    public static async Task<ContextChange?> FindContextChangeAsync(NpgsqlConnection connection, PlannedMigration migration, CancellationToken cancellation) =>
        await Journal.ReadBegunAsync(connection, [migration.Id], cancellation) is [var begun] && begun.Direction == migration.Direction ? ContextChange.Between(begun.Contexts, migration.Contexts) : null;

    /// <summary>Tells whether a statement that was begun can neither be run nor be passed over.</summary>
    public bool IsUncertain(PlannedStatement statement) => terms.Assumption == Assumption.None && Evidences.HasNone(statement);

    /// <summary>Tells whether a statement that was begun is to be passed over.</summary>
    public bool IsAssumedDone(PlannedStatement statement) => terms.Assumption == Assumption.Done && Evidences.HasNone(statement);

    /// <summary>Before a statement whose record cannot commit with it.</summary>
    public IReadOnlyList<NpgsqlBatchCommand> Starting(Place place)
    {
        if (!terms.IsInLedger) return [];
        var statement = place.Group[0];
        IEnumerable<NpgsqlBatchCommand> said = place.WasStarted && Evidences.HasNone(statement) ? [Journal.Add(run, "assumed", place.Migration, statement.Number, new() { ["done"] = terms.Assumption == Assumption.Done })] : [];
        return [.. Beginning(place), .. said, Journal.Started(run, place.Migration, statement)];
    }

    /// <summary>With the statements of a group, in their transaction.</summary>
    /// <param name="place">Where in the migration.</param>
    /// <param name="before">How long the migration had been running when the transaction began; the server adds the rest.</param>
    public IReadOnlyList<NpgsqlBatchCommand> Ending(Place place, TimeSpan before) =>
        !terms.IsInLedger ? []
        : place.IsLast ? LedgerSql.End(place.Migration, EntryOf(before))
        : [.. Beginning(place), Journal.Done(run, place.Migration, place.Group)];

    /// <summary>After a statement whose record cannot commit with it.</summary>
    public IReadOnlyList<NpgsqlBatchCommand> Done(Place place) => terms.IsInLedger ? [Journal.Done(run, place.Migration, place.Group)] : [];

    /// <summary>After a statement that failed and left nothing.</summary>
    public IReadOnlyList<NpgsqlBatchCommand> Failed(Place place) => terms.IsInLedger ? [Journal.Failed(run, place.Migration, place.Group[0])] : [];

    /// <summary>Finds where in its table a backfill goes on.</summary>
    public Task<BackfillPlace> PlaceAsync(NpgsqlConnection connection, Place place, CancellationToken cancellation) =>
        terms.IsInLedger && place.WasStarted ? BackfillPlace.ReadAsync(connection, place.Migration, place.Group[0], cancellation) : Task.FromResult(BackfillPlace.Beginning);

    /// <summary>Gives what keeps the place of a backfill; null where there is no ledger.</summary>
    public Func<BackfillPlace, NpgsqlBatchCommand>? Keeper(Place place) => terms.IsInLedger ? reached => reached.Keep(place.Migration, place.Group[0]) : null;

    private LedgerEntry EntryOf(TimeSpan elapsed) => new(run, terms.Plan, elapsed);

    private IReadOnlyList<NpgsqlBatchCommand> Beginning(Place place) => place.IsFirst ? LedgerSql.Begin(place.Migration, Entry) : [];
}
