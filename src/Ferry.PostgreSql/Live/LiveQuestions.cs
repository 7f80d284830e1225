using System.Data;
using Npgsql;

namespace Ferry.PostgreSql.Live;

/// <summary>Asks a server several questions.</summary>
/// <param name="connection">The session; in no transaction.</param>
internal sealed class LiveQuestions(NpgsqlConnection connection)
{
    // A session of ours that waits is what the gate is there to prevent.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly List<string> _unseen = [];

    /// <summary>What could not be asked, each with the reason.</summary>
    public IReadOnlyList<string> Unseen => _unseen;

    /// <summary>Asks all in one round trip; where the server refuses one of them, each by itself.</summary>
    public async Task AskAsync(IReadOnlyList<LivePart> parts, CancellationToken cancellation)
    {
        try
        {
            await TryAsync(parts, cancellation);
            return;
        }
        catch (PostgresException) when (parts.Count > 1 && connection.State == ConnectionState.Open)
        {
            // Which one it was shows below.
        }
        catch (NpgsqlException late) when (late.InnerException is TimeoutException && connection.State == ConnectionState.Open)
        {
            _unseen.Add($"{parts[0].Subject} and more: the server did not answer within {Patience.TotalSeconds:0} s");
            return;
        }
        catch (PostgresException refused) when (connection.State == ConnectionState.Open)
        {
            _unseen.Add($"{parts[0].Subject}: {refused.MessageText}");
            return;
        }

        foreach (var part in parts) await AskAsync([part], cancellation);
    }

    private async Task TryAsync(IReadOnlyList<LivePart> parts, CancellationToken cancellation)
    {
        foreach (var part in parts) part.Begin();
        await using var batch = new NpgsqlBatch(connection) { Timeout = (int)Patience.TotalSeconds };
        foreach (var part in parts) batch.BatchCommands.Add(part.ToCommand());
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        foreach (var part in parts)
        {
            while (await reader.ReadAsync(cancellation)) part.Take(reader);
            await reader.NextResultAsync(cancellation);
        }
    }
}
