namespace Ferry.Acceptance.Tests.Faults;

/// <summary>Ferry's sessions in a database.</summary>
internal static class Sessions
{
    private const string Ours = "pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'ferry %'";

    public static Task<bool> AreThereAsync(TestDatabase database) => database.AskAsync<bool>($"SELECT EXISTS (SELECT FROM {Ours})");

    /// <summary>Ends them from outside.</summary>
    /// <returns>How many there were.</returns>
    public static Task<long> EndAsync(TestDatabase database, string which = "true") => database.AskAsync<long>($"SELECT count(pg_terminate_backend(pid)) FROM {Ours} AND {which}");

    /// <summary>Waits until those of a killed process are gone: the server finds out by itself.</summary>
    public static async Task AreGoneAsync(TestDatabase database)
    {
        for (var tries = 0; await AreThereAsync(database); tries++)
        {
            Assert.True(tries < 600, "the sessions of a killed process are still there");
            await Task.Delay(50);
        }
    }
}
