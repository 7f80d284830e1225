using static Ferry.Core.Live.LockMode;

namespace Ferry.Core.Live;

/// <summary>Which lock modes exclude each other.</summary>
public static class LockModes
{
    /// <summary>Tells whether a lock waits for another one on the same table.</summary>
    /// <param name="wanted">The one that is wanted.</param>
    /// <param name="held">The one that another session holds.</param>
    /// <returns>True when it waits.</returns>
    /// <remarks>Table 13.2 of https://www.postgresql.org/docs/current/explicit-locking.html</remarks>
    public static bool Conflict(LockMode wanted, LockMode held) => wanted switch
    {
        AccessShareLock => held is AccessExclusiveLock,
        RowShareLock => held >= ExclusiveLock,
        RowExclusiveLock => held >= ShareLock,
        ShareUpdateExclusiveLock => held >= ShareUpdateExclusiveLock,
        ShareLock => held is >= RowExclusiveLock and not ShareLock,
        ShareRowExclusiveLock => held >= RowExclusiveLock,
        ExclusiveLock => held >= RowShareLock,
        _ => true,
    };
}
