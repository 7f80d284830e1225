using App.Data;
using App.Targets;

namespace App.Tests;

public sealed class TargetValidatorTests
{
    private static readonly AddTargetRequest Location = new("location", "Pinballz", 7, null, null, null);
    private static readonly AddTargetRequest Area = new("area", "Berlin", null, 52.52m, 13.405m, 20_000);

    public static TheoryData<AddTargetRequest, string, string> Broken => new()
    {
        { Location with { Type = null }, "type", "must be location or area" },
        { Location with { Type = "city" }, "type", "must be location or area" },
        { Location with { Type = "Location" }, "type", "must be location or area" },
        { Location with { Type = "0" }, "type", "must be location or area" },
        { Location with { DisplayName = null }, "displayName", "is required" },
        { Location with { DisplayName = "" }, "displayName", "is required" },
        { Location with { DisplayName = " \t" }, "displayName", "is required" },
        { Location with { DisplayName = new string('x', 101) }, "displayName", "must be at most 100 characters" },
        { Location with { DisplayName = "a\0b" }, "displayName", "must not contain control characters" },
        { Location with { LocationId = null }, "locationId", "is required" },
        { Location with { LocationId = 0 }, "locationId", "must be between 1 and 9223372036854775807" },
        { Location with { Latitude = 1 }, "latitude", "does not belong to type location" },
        { Location with { Longitude = 1 }, "longitude", "does not belong to type location" },
        { Location with { RadiusMeters = 1 }, "radiusMeters", "does not belong to type location" },
        { Area with { LocationId = 7 }, "locationId", "does not belong to type area" },
        { Area with { Latitude = null }, "latitude", "is required" },
        { Area with { Latitude = 90.0000001m }, "latitude", "must be between -90 and 90" },
        { Area with { Latitude = -90.0000001m }, "latitude", "must be between -90 and 90" },
        { Area with { Longitude = null }, "longitude", "is required" },
        { Area with { Longitude = 180.0000001m }, "longitude", "must be between -180 and 180" },
        { Area with { Longitude = -180.0000001m }, "longitude", "must be between -180 and 180" },
        { Area with { RadiusMeters = null }, "radiusMeters", "is required" },
        { Area with { RadiusMeters = 99 }, "radiusMeters", "must be between 100 and 200000" },
        { Area with { RadiusMeters = 200_001 }, "radiusMeters", "must be between 100 and 200000" },
    };

    public static TheoryData<AddTargetRequest> Good =>
    [
        Location,
        Location with { LocationId = 1 },
        Location with { LocationId = long.MaxValue },
        Location with { DisplayName = new string('x', 100) },
        Location with { DisplayName = "  " + new string('x', 100) + "  " },
        Area,
        Area with { Latitude = 90, Longitude = 180, RadiusMeters = 100 },
        Area with { Latitude = -90, Longitude = -180, RadiusMeters = 200_000 },
    ];

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_rule_is_told_under_its_field_alone(AddTargetRequest request, string field, string message)
    {
        var invalid = Assert.IsType<TargetValidation.Invalid>(TargetValidator.Validate(request));
        Assert.Equal((field, message), (Assert.Single(invalid.Errors).Key, Assert.Single(invalid.Errors[field])));
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void Values_up_to_the_limits_are_valid(AddTargetRequest request) =>
        Assert.IsType<TargetValidation.Valid>(TargetValidator.Validate(request));

    [Fact]
    public void A_valid_target_is_tidied()
    {
        var request = Area with { DisplayName = " Berlin\n", Latitude = 52.52000049m, Longitude = 13.4049996m };

        var valid = Assert.IsType<TargetValidation.Valid>(TargetValidator.Validate(request));

        Assert.Equal("Berlin", valid.Target.DisplayName);
        Assert.Equal((52.52m, 13.405m), (valid.Target.Latitude!.Value, valid.Target.Longitude!.Value));
        Assert.Equal(TargetType.Area, valid.Target.TargetType);
    }
}
