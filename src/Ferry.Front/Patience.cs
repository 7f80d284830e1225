namespace Ferry.Front;

/// <summary>Waits that may come to nothing.</summary>
internal static class Patience
{
    /// <summary>Null where the wait was too long or was ended.</summary>
    internal static async Task<byte[]?> OrNothing(this Task<byte[]?> waiting)
    {
        try
        {
            return await waiting;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            return null;
        }
    }
}
