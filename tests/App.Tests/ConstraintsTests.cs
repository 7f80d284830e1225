using Npgsql;

namespace App.Tests;

/// <summary>What the database itself refuses, whoever writes.</summary>
public sealed class ConstraintsTests(ConstraintsTests.OneChannel oneChannel) : IClassFixture<ConstraintsTests.OneChannel>
{
    private const string Columns = "channel_configuration_id, target_type, display_name, location_id, latitude, longitude, radius_meters";

    [Theory]
    [InlineData("1, 'location', 'x', 1, NULL, NULL, NULL", null)]
    [InlineData("1, 'area', 'x', NULL, -90, 180, 100", null)]
    [InlineData("1, 'city', 'x', 1, NULL, NULL, NULL", "ck_monitoring_targets_target_type")]
    [InlineData("1, 'location', 'x', NULL, NULL, NULL, NULL", "ck_monitoring_targets_shape")]
    [InlineData("1, 'location', 'x', 1, 1, NULL, NULL", "ck_monitoring_targets_shape")]
    [InlineData("1, 'location', 'x', 1, NULL, NULL, 100", "ck_monitoring_targets_shape")]
    [InlineData("1, 'area', 'x', 1, 1, 1, 100", "ck_monitoring_targets_shape")]
    [InlineData("1, 'area', 'x', NULL, NULL, 1, 100", "ck_monitoring_targets_shape")]
    [InlineData("1, 'area', 'x', NULL, 1, NULL, 100", "ck_monitoring_targets_shape")]
    [InlineData("1, 'area', 'x', NULL, 1, 1, NULL", "ck_monitoring_targets_shape")]
    [InlineData("1, 'location', 'x', 0, NULL, NULL, NULL", "ck_monitoring_targets_location_id")]
    [InlineData("1, 'area', 'x', NULL, 90.000001, 1, 100", "ck_monitoring_targets_latitude")]
    [InlineData("1, 'area', 'x', NULL, 'NaN', 1, 100", "ck_monitoring_targets_latitude")]
    [InlineData("1, 'area', 'x', NULL, 1, -180.000001, 100", "ck_monitoring_targets_longitude")]
    [InlineData("1, 'area', 'x', NULL, 1, 1, 99", "ck_monitoring_targets_radius_meters")]
    [InlineData("1, 'area', 'x', NULL, 1, 1, 200001", "ck_monitoring_targets_radius_meters")]
    [InlineData("1, 'location', ' ', 1, NULL, NULL, NULL", "ck_monitoring_targets_display_name")]
    [InlineData("1, 'location', repeat('x', 101), 1, NULL, NULL, NULL", "ck_monitoring_targets_display_name")]
    [InlineData("2, 'location', 'x', 1, NULL, NULL, NULL", "fk_monitoring_targets_channel_configuration_id")]
    public async Task A_target_keeps_the_rules_of_its_type(string values, string? constraint) =>
        Assert.Equal(constraint, await ViolatedByAsync($"INSERT INTO monitoring_targets ({Columns}) VALUES ({values})"));

    [Theory]
    [InlineData("poll_interval_minutes = 5", null)]
    [InlineData("poll_interval_minutes = 4", "ck_channel_configurations_poll_interval_minutes")]
    [InlineData("poll_interval_minutes = 10081", "ck_channel_configurations_poll_interval_minutes")]
    [InlineData("notification_preference = 'machines'", null)]
    [InlineData("notification_preference = 'nothing'", "ck_channel_configurations_notification_preference")]
    public async Task A_channels_settings_stay_within_their_limits(string assignment, string? constraint) =>
        Assert.Equal(constraint, await ViolatedByAsync($"UPDATE channel_configurations SET {assignment}"));

    [Theory]
    [InlineData("INSERT INTO channel_configurations (channel_id) VALUES (42)", "ux_channel_configurations_channel_id")]
    [InlineData("INSERT INTO seen_submissions (channel_configuration_id, submission_id) VALUES (1, 5), (1, 5)", "ux_seen_submissions_submission")]
    [InlineData("INSERT INTO seen_submissions (channel_configuration_id, submission_id) VALUES (1, 5), (1, 6)", null)]
    public async Task A_channel_is_known_once_and_sees_a_submission_once(string sql, string? constraint) =>
        Assert.Equal(constraint, await ViolatedByAsync(sql));

    [Fact]
    public async Task A_channel_that_goes_takes_its_rows_along() =>
        Assert.Null(await ViolatedByAsync($"""
            INSERT INTO monitoring_targets ({Columns}) VALUES (1, 'location', 'x', 1, NULL, NULL, NULL);
            INSERT INTO seen_submissions (channel_configuration_id, submission_id) VALUES (1, 5);
            DELETE FROM channel_configurations;
            """));

    private async Task<string?> ViolatedByAsync(string sql)
    {
        try
        {
            await oneChannel.Host.ExecuteAsync($"BEGIN; {sql}; ROLLBACK");
            return null;
        }
        catch (PostgresException exception) when (exception.ConstraintName is not null)
        {
            return exception.ConstraintName;
        }
    }

    public sealed class OneChannel : IAsyncLifetime
    {
        internal AppHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Host = await AppHost.StartAsync();
            await Host.ExecuteAsync("INSERT INTO channel_configurations (channel_id) VALUES (42)");
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
