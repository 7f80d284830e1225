using System.Text.Json.Nodes;
using Ferry.Core.Planning;

namespace Ferry.Core.Ledgers;

/// <summary>Statements as the ledger keeps them: an array of objects with the members <c>sql</c> and, where they say something, <c>alone</c> (outside a transaction), <c>begins</c>, <c>final</c>, <c>insteadOf</c>.</summary>
public static class StatementJson
{
    /// <summary>Writes statements; history rows are left out.</summary>
    /// <param name="statements">In the order in which they run.</param>
    /// <returns>A JSON array.</returns>
    public static string Write(IEnumerable<PlannedStatement> statements) =>
        new JsonArray([.. statements.Where(statement => !statement.IsHistory).Select(One)]).ToJsonString();

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="json">A JSON array.</param>
    /// <returns>The statements, numbered from 1.</returns>
    public static IReadOnlyList<PlannedStatement> Read(string json) =>
    [
        .. JsonNode.Parse(json)!.AsArray().Select((one, index) =>
            new PlannedStatement(index + 1, (string)one!["sql"]!, InTransaction: (bool?)one["alone"] is not true)
            {
                BeginsTransaction = (bool?)one["begins"] is true,
                IsFinal = (bool?)one["final"] is true,
                InsteadOf = (string?)one["insteadOf"],
            }),
    ];

    private static JsonObject One(PlannedStatement statement)
    {
        var one = new JsonObject { ["sql"] = statement.Sql };
        if (!statement.InTransaction) one["alone"] = true;
        if (statement.BeginsTransaction) one["begins"] = true;
        if (statement.IsFinal) one["final"] = true;
        if (statement.InsteadOf is { } plain) one["insteadOf"] = plain;
        return one;
    }
}
