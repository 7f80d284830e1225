using App.Data;

namespace App.Targets;

/// <summary>Turns a request into a target, or says everything that is wrong with it.</summary>
/// <remarks>Pure. The database's check constraints keep the same rules against every other writer.</remarks>
public static class TargetValidator
{
    /// <summary>Checks every field of the request and tidies its values: the name trimmed, coordinates to six decimals.</summary>
    /// <param name="request">The request as it came in.</param>
    public static TargetValidation Validate(AddTargetRequest request)
    {
        var errors = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        CheckDisplayName(request.DisplayName?.Trim(), errors);
        switch (request.Type)
        {
            case "location":
                Require(errors, "locationId", request.LocationId, 1, long.MaxValue);
                Forbid(errors, "location", ("latitude", request.Latitude), ("longitude", request.Longitude), ("radiusMeters", request.RadiusMeters));
                break;
            case "area":
                Require(errors, "latitude", request.Latitude, -90, 90);
                Require(errors, "longitude", request.Longitude, -180, 180);
                Require(errors, "radiusMeters", request.RadiusMeters, MonitoringTarget.MinRadiusMeters, MonitoringTarget.MaxRadiusMeters);
                Forbid(errors, "area", ("locationId", request.LocationId));
                break;
            default:
                errors["type"] = ["must be location or area"];
                break;
        }

        return errors.Count > 0 ? new TargetValidation.Invalid(errors) : new TargetValidation.Valid(ToTarget(request));
    }

    private static void CheckDisplayName(string? name, SortedDictionary<string, string[]> errors)
    {
        if (string.IsNullOrEmpty(name))
            errors["displayName"] = ["is required"];
        else if (name.Length > MonitoringTarget.MaxDisplayNameLength)
            errors["displayName"] = [$"must be at most {MonitoringTarget.MaxDisplayNameLength} characters"];
        else if (name.Any(char.IsControl))
            errors["displayName"] = ["must not contain control characters"];
    }

    private static void Require<T>(SortedDictionary<string, string[]> errors, string field, T? value, T min, T max)
        where T : struct, IComparable<T>
    {
        if (value is not { } given)
            errors[field] = ["is required"];
        else if (given.CompareTo(min) < 0 || given.CompareTo(max) > 0)
            errors[field] = [$"must be between {min} and {max}"];
    }

    private static void Forbid(SortedDictionary<string, string[]> errors, string type, params (string Field, object? Value)[] fields)
    {
        foreach (var (field, _) in fields.Where(field => field.Value is not null))
            errors[field] = [$"does not belong to type {type}"];
    }

    private static MonitoringTarget ToTarget(AddTargetRequest request) => new()
    {
        TargetType = request.Type == "area" ? TargetType.Area : TargetType.Location,
        DisplayName = request.DisplayName!.Trim(),
        LocationId = request.LocationId,
        Latitude = Rounded(request.Latitude),
        Longitude = Rounded(request.Longitude),
        RadiusMeters = request.RadiusMeters,
    };

    // The columns hold six decimals; rounding here makes the answer to an add equal what is stored.
    private static decimal? Rounded(decimal? degrees) => degrees is { } value ? decimal.Round(value, 6) : null;
}
