using System.Text.Json.Nodes;
using Ferry.Core.Drift;
using Ferry.Core.Migrations;

namespace Ferry.Core.Status;

/// <summary>A six-way status for machines: the migrations by state, a place for each costly look, and all six lines.</summary>
internal static class SixWayJson
{
    internal static void AddTo(JsonObject json, SixWayStatus status)
    {
        var history = status.History;
        json["current"] = history?.Current?.Value;
        json["upToDate"] = history?.IsUpToDate;
        json["databaseIsAhead"] = history?.DatabaseIsAhead;
        json["applied"] = Ids(history?.Applied);
        json["pending"] = Ids(history?.Pending);
        json["outOfOrder"] = Ids(history?.OutOfOrder);
        json["missing"] = Ids(history?.Missing);
        json["edited"] = Edited(status);
        json["model"] = Model(status);
        json["drift"] = Drift(status);
        json["looks"] = new JsonArray([.. status.Lines.Select(line => (JsonNode)Line(line))]);
    }

    private static JsonArray? Ids(IEnumerable<MigrationId>? ids) => ids is null ? null : [.. ids.Select(id => (JsonNode)id.Value)];

    private static JsonObject Line(StatusLine line) => new() { ["look"] = line.Name, ["result"] = SixWayBlocks.Word(line.Verdict), ["detail"] = line.Detail, ["fix"] = line.Fix };

    private static JsonObject Head(SixWayStatus status, string name) => new() { ["result"] = SixWayBlocks.Word(status.Lines.Single(line => line.Name == name).Verdict) };

    private static JsonObject Edited(SixWayStatus status)
    {
        var json = Head(status, StatusNames.Edited);
        if (status.Edited is not Look<EditedSight>.Taken { Sight: var sight }) return json;
        json["compared"] = sight.Compared;
        json["notInLedger"] = Ids(sight.NotInLedger);
        json["tampered"] = new JsonArray([.. sight.Tampered.Select(row => (JsonNode)row)]);
        json["migrations"] = new JsonArray([.. sight.Edited.Select(one => (JsonNode)new JsonObject
        {
            ["id"] = one.Id.Value,
            ["productVersion"] = one.ProductVersion,
            ["statement"] = one.Statement,
            ["was"] = one.Was,
            ["is"] = one.Is,
        })]);
        return json;
    }

    private static JsonObject Model(SixWayStatus status)
    {
        var json = Head(status, StatusNames.Model);
        if (status.Model is Look<ModelSight>.Taken { Sight: var sight }) (json["hasChanges"], json["newestIsLast"]) = (sight.HasChanges, sight.NewestIsLast);
        return json;
    }

    private static JsonObject Drift(SixWayStatus status)
    {
        var json = Head(status, StatusNames.Drift);
        if (status.Drift is not Look<DriftSight>.Taken { Sight: var sight }) return json;
        json["serverMajor"] = sight.ServerMajor;
        json["sandboxMajor"] = sight.SandboxMajor;
        json["otherSchemas"] = new JsonArray([.. sight.OtherSchemas.Select(name => (JsonNode)name)]);
        json["differences"] = new JsonArray([.. sight.Differences.Select(one => (JsonNode)Difference(one))]);
        return json;
    }

    private static JsonObject Difference(DriftDifference one) => new()
    {
        ["kind"] = one.Kind,
        ["name"] = one.Name,
        ["aspect"] = one.Aspect,
        ["change"] = one.Change,
        ["expected"] = one.Expected,
        ["found"] = one.Found,
        ["fix"] = one.Fix,
    };
}
