using System.Globalization;

namespace Ferry.Acceptance.Tests.Targets;

[Collection<CheckoutCollection>]
public sealed class SignalTests(Checkout checkout)
{
    [Theory]
    [InlineData("INT", "FillMissingDisplayNames", 1, "Cancelled before {0} was done. This run changed nothing.")]
    [InlineData("TERM", "FillMissingDisplayNames", 1, "Cancelled before {0} was done. This run changed nothing.")]
    [InlineData("INT", "AddNotificationPreference", 5, "Stopped partway: 1 of ")]
    [InlineData("TERM", "AddNotificationPreference", 5, "Stopped partway: 1 of ")]
    public async Task A_signal_during_a_migration_rolls_it_back_and_the_next_call_finishes(string signal, string before, int exitCode, string message)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        var database = await checkout.MigratedAsync(before);
        await using var reader = await database.OpenAsync();
        await using var transaction = await reader.BeginTransactionAsync();
        // The column that the next migrations add waits for whoever reads the table.
        await using var read = new Npgsql.NpgsqlCommand("LOCK TABLE monitoring_targets IN ACCESS SHARE MODE", reader);
        await read.ExecuteNonQueryAsync();

        using var build = StartedProcess.Start(checkout.Command(new Dictionary<string, string?> { ["DATABASE_URL"] = database.ConnectionString }, "--target=migrate-up"));
        await build.UntilAsync(() => IsWaitingAsync(database));
        await build.SignalAsync(signal);
        var ended = await build.EndAsync();
        var call = new Call(ended.ExitCode, ended.Output, ended.Error).Ends(exitCode);
        var stoppedAt = checkout.Id("AddLatitudeAndLongitude");
        Assert.StartsWith(string.Format(CultureInfo.InvariantCulture, message, stoppedAt), call.ErrorLines[0], StringComparison.Ordinal);
        call.Complains(stoppedAt);
        call.Complains("run the same command again");
        await transaction.RollbackAsync();
        Assert.Equal(checkout.UpTo("FillMissingDisplayNames"), await database.HistoryAsync());
        Assert.False(await database.HasColumnAsync("monitoring_targets", "latitude"));

        (await checkout.CallAsync(database, "--target=migrate-up")).Ends(0);
        Assert.Equal(await checkout.DumpAsync(), await database.DumpAsync());
    }

    private static Task<bool> IsWaitingAsync(TestDatabase database) =>
        database.AskAsync<bool>("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND application_name LIKE 'ferry migrate-up%')");
}
