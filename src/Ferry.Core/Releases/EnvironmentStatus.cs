using System.Globalization;
using System.Text.Json.Nodes;
using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Rendering;

namespace Ferry.Core.Releases;

/// <summary>What deploy-status knows of one environment.</summary>
/// <param name="Environment">Its name.</param>
/// <param name="App">Its app; null where it has none.</param>
/// <param name="Backup">Its newest backup on this machine; null for none.</param>
public abstract record EnvironmentStatus(string Environment, AppSight? App, string? Backup)
{
    // A record's base has to be seen by its nested cases only.
    private protected virtual long? Recorded => null;

    /// <summary>Its row: environment, release, migration, deployed, app, backup, run.</summary>
    public IReadOnlyList<Cell> Row => [Environment, .. Middle, App?.Tell(Recorded) ?? new Cell("none", Tone.Muted), Backup ?? "none", Run];

    private protected abstract IReadOnlyList<Cell> Middle { get; }

    private protected virtual Cell Run => "";

    /// <summary>Says it for a machine.</summary>
    /// <returns>A new object.</returns>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["environment"] = Environment };
        WriteTo(json);
        json["app"] = App is null ? null : new JsonObject
        {
            ["serving"] = App.State?.Serving?.Id,
            ["version"] = App.State?.Serving?.Version,
            ["healthy"] = App.State?.IsHealthy,
            ["address"] = App.State?.Address?.ToString(),
            ["trouble"] = App.Trouble,
        };
        json["backup"] = Backup;
        return json;
    }

    private protected abstract void WriteTo(JsonObject json);

    /// <summary>Its database was looked at.</summary>
    /// <param name="Environment">Its name.</param>
    /// <param name="Database">Its database, without secrets.</param>
    /// <param name="Ledger">The ledger.</param>
    /// <param name="Migration">The newest applied migration; null for none.</param>
    /// <param name="Runs">Runs that have not told how they ended.</param>
    /// <param name="App">Its app; null where it has none.</param>
    /// <param name="Backup">Its newest backup on this machine; null for none.</param>
    public sealed record Seen(string Environment, string Database, Ledger Ledger, MigrationId? Migration, IReadOnlyList<RunNow> Runs, AppSight? App, string? Backup)
        : EnvironmentStatus(Environment, App, Backup)
    {
        private const string TimeFormat = "yyyy-MM-dd HH:mm 'UTC'";

        private LedgerRelease? Release => Ledger.Current;

        private protected override long? Recorded => Release?.Id;

        private protected override IReadOnlyList<Cell> Middle =>
        [
            Release is null ? new Cell("none", Tone.Muted) : string.Create(CultureInfo.InvariantCulture, $"{Release.Id} ({Release.Version})"),
            new Cell(Migration?.Value ?? "none", Release is not null && Release.Migration != Migration ? Tone.Notable : Tone.Plain),
            Release is null ? "" : $"{When(Release).UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)} by {Release.Operator}",
        ];

        private protected override Cell Run => Runs.Count == 0 ? "" : new Cell(string.Join("; ", Runs.Select(run => run.Tell().Text)), Runs[0].Tell().Tone);

        private protected override void WriteTo(JsonObject json)
        {
            json["reached"] = true;
            json["database"] = Database;
            json["release"] = Release?.Id;
            json["version"] = Release?.Version;
            json["commit"] = Release?.Commit;
            json["migration"] = Migration?.Value;
            json["deployedAt"] = Release is null ? null : When(Release).UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
            json["operator"] = Release?.Operator;
            json["runs"] = new JsonArray([.. Runs.Select(run => (JsonNode)run.ToJson())]);
        }

        private static DateTimeOffset When(LedgerRelease release) => release.Ended ?? release.Started;
    }

    /// <summary>Its database could not be looked at.</summary>
    /// <param name="Environment">Its name.</param>
    /// <param name="Why">Why, and what to do.</param>
    /// <param name="App">Its app; null where it has none.</param>
    /// <param name="Backup">Its newest backup on this machine; null for none.</param>
    public sealed record OutOfReach(string Environment, Notice Why, AppSight? App, string? Backup)
        : EnvironmentStatus(Environment, App, Backup)
    {
        private protected override IReadOnlyList<Cell> Middle => [new Cell("out of reach", Tone.Bad), "", ""];

        private protected override void WriteTo(JsonObject json)
        {
            json["reached"] = false;
            json["trouble"] = Why.ToString();
        }
    }
}
