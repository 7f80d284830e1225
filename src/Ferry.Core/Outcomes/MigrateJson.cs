using System.Text.Json.Nodes;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;

namespace Ferry.Core.Outcomes;

/// <summary>Each ending of a migration run for machines.</summary>
internal static class MigrateJson
{
    public static JsonObject Of(MigrateOutcome outcome) => outcome switch
    {
        MigrateOutcome.UpToDate done => new JsonObject { ["outcome"] = "upToDate", ["database"] = done.Database, ["current"] = done.Current?.Value },
        MigrateOutcome.Completed done => new JsonObject
        {
            ["outcome"] = done.Direction == Direction.Up ? "applied" : "reverted",
            ["database"] = done.Database,
            ["current"] = done.Current?.Value,
            ["migrations"] = Ids(done.Migrations),
            ["seconds"] = done.Elapsed.TotalSeconds,
        },
        MigrateOutcome.Refused => new JsonObject { ["outcome"] = "refused" },
        MigrateOutcome.RolledBack halted => new JsonObject
        {
            ["outcome"] = "rolledBack",
            ["database"] = halted.Database,
            ["current"] = halted.Current?.Value,
            ["halt"] = Of(halted.Halt),
        },
        MigrateOutcome.StoppedPartway halted => new JsonObject
        {
            ["outcome"] = "stoppedPartway",
            ["database"] = halted.Database,
            ["migrations"] = Ids(halted.Ran),
            ["remaining"] = Ids(halted.Remaining),
            ["committedStatements"] = new JsonArray([.. halted.Committed.Select(statement => (JsonNode)statement.Number)]),
            ["halt"] = Of(halted.Halt),
        },
        MigrateOutcome.Unknown lost => new JsonObject { ["outcome"] = "unknown", ["database"] = lost.Database, ["migrations"] = Ids(lost.Ran), ["halt"] = Of(lost.Halt) },
        MigrateOutcome.Busy busy => new JsonObject
        {
            ["outcome"] = "busy",
            ["database"] = busy.Database,
            ["owner"] = busy.Owner?.ToString(),
            ["waitedSeconds"] = busy.Waited.TotalSeconds,
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static JsonObject Of(Halt halt) => halt switch
    {
        Halt.Failed { Statement: var failed } => new JsonObject
        {
            ["migration"] = failed.Migration.Value,
            ["file"] = failed.File,
            ["statement"] = failed.Statement.Number,
            ["sql"] = failed.Statement.Sql,
            ["sqlState"] = failed.Error.SqlState,
            ["message"] = failed.Error.Message,
            ["detail"] = failed.Error.Detail,
            ["hint"] = failed.Error.Hint,
            ["position"] = failed.Error.Position,
            ["constraint"] = failed.Constraint is not { } broken ? null : new JsonObject { ["name"] = broken.Name, ["table"] = broken.Table, ["query"] = broken.Query },
        },
        Halt.Uncertain uncertain => new JsonObject { ["migration"] = uncertain.Id.Value, ["uncertain"] = true, ["statement"] = uncertain.Statement.Number, ["sql"] = uncertain.Statement.Sql },
        Halt.Edited edited => new JsonObject
        {
            ["migration"] = edited.Id.Value,
            ["edited"] = true,
            ["statement"] = edited.Statement.Number,
            ["sql"] = edited.Statement.Sql,
            ["begunUnder"] = edited.Contexts?.Then.ToJson(),
        },
        _ => new JsonObject { ["migration"] = halt.Migration.Value, ["cancelled"] = true },
    };

    private static JsonArray Ids(IEnumerable<MigrationId> ids) => [.. ids.Select(id => (JsonNode)id.Value)];
}
