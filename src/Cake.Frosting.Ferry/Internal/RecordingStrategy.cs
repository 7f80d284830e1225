using Cake.Core;

namespace Cake.Frosting.Ferry.Internal;

/// <summary>
/// Runs tasks as Cake does and keeps the first exception: an OnError override swallows it for Cake, and Cake's exit code says
/// nothing about its kind, but the process must end with what really happened.
/// </summary>
internal sealed class RecordingStrategy(DefaultExecutionStrategy inner, FerryRun run) : IExecutionStrategy
{
    public void PerformSetup(Action<ISetupContext> action, ISetupContext context) => inner.PerformSetup(action, context);

    public void PerformTeardown(Action<ITeardownContext> action, ITeardownContext teardownContext) => inner.PerformTeardown(action, teardownContext);

    public Task ExecuteAsync(CakeTask task, ICakeContext context) => run.Steps.RunAsync(task.Name, () => RunAsync(task, context));

    public void Skip(CakeTask task, CakeTaskCriteria criteria) => inner.Skip(task, criteria);

    public Task ReportErrorsAsync(Func<Exception, Task> action, Exception exception) => inner.ReportErrorsAsync(action, exception);

    public Task HandleErrorsAsync(Func<Exception, ICakeContext, Task> action, Exception exception, ICakeContext context) => inner.HandleErrorsAsync(action, exception, context);

    public Task InvokeFinallyAsync(Func<ICakeContext, Task> action, ICakeContext context) => inner.InvokeFinallyAsync(action, context);

    public void PerformTaskSetup(Action<ITaskSetupContext> action, ITaskSetupContext taskSetupContext) => inner.PerformTaskSetup(action, taskSetupContext);

    public void PerformTaskTeardown(Action<ITaskTeardownContext> action, ITaskTeardownContext taskTeardownContext) => inner.PerformTaskTeardown(action, taskTeardownContext);

    private async Task RunAsync(CakeTask task, ICakeContext context)
    {
        try
        {
            run.Cancellation.ThrowIfCancellationRequested();
            await inner.ExecuteAsync(task, context);
        }
        catch (Exception exception)
        {
            run.Fail(task.Name, exception);
            throw;
        }
    }
}
