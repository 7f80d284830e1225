namespace Docker.DotNet.Internal.Requests;

/// <summary>Keeps a call within its time and tells the two ways of being cancelled apart.</summary>
internal static class Deadline
{
    /// <summary>Does the work, headers and body, within a time.</summary>
    /// <typeparam name="T">What the work yields.</typeparam>
    /// <param name="timeout">The time.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>What the work yielded.</returns>
    /// <exception cref="TaskCanceledException">The time is over.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    internal static async Task<T> KeepAsync<T>(
        TimeSpan timeout, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            return await work(deadline.Token);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested)
        {
            var message = $"The Docker engine did not answer within {timeout.TotalSeconds:0.###} s.";
            throw new TaskCanceledException(message, new TimeoutException(message, exception), exception.CancellationToken);
        }
    }
}
