using System.Text.Json.Nodes;
using Ferry.Core.Planning;

namespace Ferry.Core.Ledgers;

/// <summary>Statements as the ledger keeps them: an array of objects with the members <c>sql</c> and, outside a transaction, <c>alone</c>.</summary>
public static class StatementJson
{
    /// <summary>Writes statements; history rows are left out.</summary>
    /// <param name="statements">In the order in which they run.</param>
    /// <returns>A JSON array.</returns>
    public static string Write(IEnumerable<PlannedStatement> statements) =>
        new JsonArray([.. statements.Where(statement => !statement.IsHistory).Select(statement => statement.InTransaction
            ? new JsonObject { ["sql"] = statement.Sql }
            : new JsonObject { ["sql"] = statement.Sql, ["alone"] = true })]).ToJsonString();

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="json">A JSON array.</param>
    /// <returns>The statements, numbered from 1.</returns>
    public static IReadOnlyList<PlannedStatement> Read(string json) =>
    [
        .. JsonNode.Parse(json)!.AsArray().Select((one, index) =>
            new PlannedStatement(index + 1, (string)one!["sql"]!, InTransaction: (bool?)one["alone"] is not true)),
    ];
}
