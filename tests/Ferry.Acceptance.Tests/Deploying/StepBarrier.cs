using System.Diagnostics;
using Ferry.Acceptance.Tests.Targets;
using Npgsql;

namespace Ferry.Acceptance.Tests.Deploying;

/// <summary>Holds a run where it records something in the ledger, so that a boundary is hit each time and not by luck.</summary>
internal sealed class StepBarrier : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly NpgsqlConnection _holder;

    private StepBarrier(TestDatabase database, NpgsqlConnection holder) => (_database, _holder) = (database, holder);

    /// <summary>Puts one up where a step of this name begins; <c>recorded</c> is where a release is written down as the one that runs.</summary>
    public static async Task<StepBarrier> PutUpAsync(TestDatabase database, string step)
    {
        await database.RunAsync("""
            CREATE OR REPLACE FUNCTION ferry.hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NEW; END $$
            """);
        await database.RunAsync(step == "recorded"
            ? "CREATE TRIGGER hold BEFORE UPDATE ON ferry.releases FOR EACH ROW WHEN (NEW.state = 'Running') EXECUTE FUNCTION ferry.hold()"
            : $"CREATE TRIGGER hold BEFORE INSERT ON ferry.steps FOR EACH ROW WHEN (NEW.name = '{step}') EXECUTE FUNCTION ferry.hold()");
        var holder = await database.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(1)", holder);
        await command.ExecuteNonQueryAsync();
        return new StepBarrier(database, holder);
    }

    /// <summary>Waits until a call stands before it.</summary>
    public Task ReachedByAsync(Task<Call> call) => ReachedAsync(() => call.IsCompleted ? call.Result.Out + call.Result.Error : null);

    /// <summary>Waits until a process stands before it.</summary>
    public Task ReachedByAsync(Process process) => ReachedAsync(() => process.HasExited ? $"exit code {process.ExitCode}" : null);

    /// <summary>Cuts every connection of Ferry's to the database.</summary>
    public Task CutAsync() =>
        _database.RunAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'ferry %'");

    /// <summary>Takes it away.</summary>
    public async Task LetThroughAsync()
    {
        await _holder.DisposeAsync();
        await _database.RunAsync("DROP TRIGGER IF EXISTS hold ON ferry.steps; DROP TRIGGER IF EXISTS hold ON ferry.releases; DROP FUNCTION IF EXISTS ferry.hold()");
    }

    public async ValueTask DisposeAsync() => await LetThroughAsync();

    private async Task ReachedAsync(Func<string?> ended)
    {
        while (!await _database.AskAsync<bool>("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event = 'advisory')"))
        {
            if (ended() is { } how) Assert.Fail($"It ended before it came there: {how}");
            await Task.Delay(10);
        }
    }
}
