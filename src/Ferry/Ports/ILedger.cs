using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;

namespace Ferry.Ports;

/// <summary>Writes the ledger of a database, under its run lock.</summary>
public interface ILedger
{
    /// <summary>Makes the ledger, or brings an older one to the present form.</summary>
    /// <param name="cancellation">Cancels; nothing half made stays.</param>
    /// <returns>Why it cannot be had: the role may not create it, or a newer Ferry wrote it; null when it is there.</returns>
    Task<Notice?> EnsureAsync(CancellationToken cancellation);

    /// <summary>Reads it.</summary>
    /// <param name="cancellation">Cancels the query.</param>
    /// <returns>What it says; empty where there is none.</returns>
    Task<Ledger> ReadAsync(CancellationToken cancellation);

    /// <summary>Records that this run has begun, and that those that were killed have ended.</summary>
    /// <param name="target">The target.</param>
    /// <param name="cancellation">Cancels the statement.</param>
    /// <returns>A task that ends when it is recorded.</returns>
    Task BeginRunAsync(string target, CancellationToken cancellation);

    /// <summary>Records that a step of this run has begun.</summary>
    /// <param name="step">The step's name.</param>
    /// <param name="cancellation">Cancels the statement.</param>
    /// <returns>A task that ends when it is recorded.</returns>
    Task BeginStepAsync(string step, CancellationToken cancellation);

    /// <summary>Records how this run, and with it its last step, ended.</summary>
    /// <param name="exitCode">The exit code.</param>
    /// <param name="message">What the operator was told.</param>
    /// <param name="cancellation">Cancels the statement.</param>
    /// <returns>A task that ends when it is recorded.</returns>
    Task EndRunAsync(int exitCode, string message, CancellationToken cancellation);

    /// <summary>Records that a release is on its way.</summary>
    /// <param name="build">The version of the app.</param>
    /// <param name="artifact">What of the app is to run; null where there is none.</param>
    /// <param name="migrations">Every migration that will be applied when it runs.</param>
    /// <param name="previous">The release that runs now.</param>
    /// <param name="backup">The backup taken before it.</param>
    /// <param name="cancellation">Cancels the statement.</param>
    /// <returns>The release.</returns>
    Task<LedgerRelease> AddReleaseAsync(
        AppBuild build, string? artifact, IReadOnlyList<MigrationId> migrations, long? previous, string? backup, CancellationToken cancellation);

    /// <summary>Records that a release runs, and what became of the one that ran before; both at once.</summary>
    /// <param name="release">The release.</param>
    /// <param name="previousIs">What the release that ran before is now.</param>
    /// <param name="cancellation">Cancels the statement.</param>
    /// <returns>A task that ends when it is recorded.</returns>
    Task SetRunningAsync(long release, ReleaseState previousIs, CancellationToken cancellation);

    /// <summary>Records that a release never came to run.</summary>
    /// <param name="release">The release.</param>
    /// <param name="cancellation">Cancels the statement.</param>
    /// <returns>A task that ends when it is recorded.</returns>
    Task SetFailedAsync(long release, CancellationToken cancellation);
}
