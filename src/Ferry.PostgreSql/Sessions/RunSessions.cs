using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>The two sessions of a run: <see cref="Keeper"/> holds the run lock and stays idle, <see cref="Work"/> executes.</summary>
internal sealed class RunSessions(Connector connector, NpgsqlConnection keeper, NpgsqlConnection work, string label, IProgress<string> reporter) : IAsyncDisposable
{
    // The server may notice the end of a cut connection later than we do; its locks stay as long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public NpgsqlConnection Keeper { get; private set; } = keeper;

    public NpgsqlConnection Work { get; private set; } = work;

    /// <summary>The name with which the sessions were opened.</summary>
    public string Label => label;

    public Task<NpgsqlConnection> OpenAnotherAsync(CancellationToken cancellation) => connector.OpenAsync(label, cancellation);

    public async Task<bool> AreAliveAsync(CancellationToken cancellation) =>
        await IsHeldAsync(Keeper, AdvisoryKey.Run, cancellation) && await IsHeldAsync(Work, AdvisoryKey.Work, cancellation);

    /// <summary>Replaces the sessions that are dead; false when another run has the lock by now.</summary>
    public async Task<bool> ReopenAsync(CancellationToken cancellation)
    {
        if (!await IsHeldAsync(Keeper, AdvisoryKey.Run, cancellation))
        {
            await Keeper.DisposeAsync();
            Keeper = await OpenAnotherAsync(cancellation);
            if (!await AdvisoryLock.PollAsync(Keeper, AdvisoryKey.Run, Patience, reporter, TimeProvider.System, cancellation)) return false;
        }

        if (await IsHeldAsync(Work, AdvisoryKey.Work, cancellation)) return true;
        await Work.DisposeAsync();
        Work = await OpenAnotherAsync(cancellation);
        return await AdvisoryLock.PollAsync(Work, AdvisoryKey.Work, Patience, reporter, TimeProvider.System, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await Keeper.DisposeAsync();
        await Work.DisposeAsync();
    }

    private static async Task<bool> IsHeldAsync(NpgsqlConnection connection, AdvisoryKey key, CancellationToken cancellation)
    {
        try
        {
            return await AdvisoryLock.IsHeldAsync(connection, key, cancellation);
        }
        catch (Exception broken) when (broken is NpgsqlException or InvalidOperationException or IOException or ObjectDisposedException)
        {
            return false;
        }
    }
}
