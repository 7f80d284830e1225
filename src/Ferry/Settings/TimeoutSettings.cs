namespace Ferry.Settings;

/// <summary>How long the statements of migrations may wait and run.</summary>
/// <param name="Lock">The longest that a statement waits for a lock; whoever else wants the table queues behind it meanwhile.</param>
/// <param name="LockBudget">For how long a transaction that met a lock is tried again, counted from its first try.</param>
/// <param name="ConcurrentBudget">How long a statement that no transaction may hold, such as CREATE INDEX CONCURRENTLY, is held up by others in all; nobody queues behind it.</param>
/// <param name="Idle">After how long the server ends a transaction of ours that does nothing, as one of a stopped process.</param>
/// <param name="Statement">The longest that a statement may take; null for any time. Does not count for statements that no transaction may hold.</param>
/// <param name="Transaction">The longest that a transaction may take, on PostgreSQL 17 and newer; null for any time.</param>
/// <remarks>https://www.postgresql.org/docs/current/runtime-config-client.html (lock_timeout, idle_in_transaction_session_timeout, statement_timeout, transaction_timeout)</remarks>
public sealed record TimeoutSettings(TimeSpan Lock, TimeSpan LockBudget, TimeSpan ConcurrentBudget, TimeSpan Idle, TimeSpan? Statement, TimeSpan? Transaction)
{
    private static readonly TimeSpan Briefest = TimeSpan.FromMilliseconds(100);

    /// <summary>What is in force where <c>ferry.json</c> says nothing.</summary>
    public static TimeoutSettings Usual { get; } = new(TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromMinutes(1), null, null);

    /// <summary>How long the first try waits for a lock; each further one waits twice as long as the one before, up to <see cref="Lock"/>.</summary>
    public TimeSpan FirstLock => TimeSpan.FromTicks(Math.Min(Lock.Ticks, Math.Max(Lock.Ticks / 10, Briefest.Ticks)));
}
