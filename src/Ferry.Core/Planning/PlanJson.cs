using System.Text.Json.Nodes;

namespace Ferry.Core.Planning;

/// <summary>Plans for machines.</summary>
internal static class PlanJson
{
    public static JsonObject Of(PlannedMigration migration) => new()
    {
        ["id"] = migration.Id.Value,
        ["direction"] = migration.Direction == Direction.Up ? "up" : "down",
        ["offline"] = migration.OfflineBecause,
        ["statements"] = new JsonArray([.. migration.Statements.Select(statement => (JsonNode)new JsonObject
        {
            ["number"] = statement.Number,
            ["sql"] = statement.Sql,
            ["inTransaction"] = statement.InTransaction,
            ["beginsTransaction"] = statement.BeginsTransaction,
            ["insteadOf"] = statement.InsteadOf,
            ["isHistory"] = statement.IsHistory,
        })]),
    };
}
