using Cake.Core;

namespace Cake.Frosting;

/// <summary>One task of the build.</summary>
public interface IFrostingTask
{
    /// <summary>Gets what the report says when <see cref="ShouldRun"/> was false.</summary>
    string SkippedMessage => "";

    /// <summary>Does the work.</summary>
    /// <param name="context">The context of the run.</param>
    /// <returns>The work in progress.</returns>
    Task RunAsync(ICakeContext context);

    /// <summary>Decides whether the task runs or is skipped.</summary>
    /// <param name="context">The context of the run.</param>
    /// <returns><see langword="false"/> to skip it.</returns>
    bool ShouldRun(ICakeContext context);

    /// <summary>Handles a failure of the task, which is then taken as dealt with.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="context">The context of the run.</param>
    void OnError(Exception exception, ICakeContext context);

    /// <summary>Runs after the task, failed or not.</summary>
    /// <param name="context">The context of the run.</param>
    void Finally(ICakeContext context);
}
