using Cake.Core;
using Cake.Frosting.Ferry.CommandLine;
using Cake.Frosting.Ferry.Internal;
using Cake.Frosting.Ferry.Output;
using Cake.Frosting.Ferry.Tasks;
using Ferry.Core.Outcomes;
using Ferry.Deploying;
using Ferry.Settings;

namespace Cake.Frosting.Ferry;

/// <summary>What the tasks of one run share.</summary>
public sealed class FerryContext : FrostingContext
{
    private readonly FerryRun _run;

    internal FerryContext(ICakeContext context, FerryRun run)
        : base(context) => _run = run;

    /// <summary>The arguments, checked before anything ran.</summary>
    public new FerryArguments Arguments => new(_run.Arguments);

    /// <summary>The repository's settings.</summary>
    public FerrySettings Settings => _run.Settings;

    /// <summary>The environment that this run is about: <c>--environment</c>, development if left out.</summary>
    public new EnvironmentName Environment => _run.Environment;

    /// <summary>The target that was called.</summary>
    public string Target => _run.Arguments.Targets is [var target, ..] ? target.Name : TargetCatalog.Default;

    /// <summary>True when the steps of this call are those of a deploy, so that each demands the receipt of the one before.</summary>
    public bool IsDeploying => _run.Arguments.Steps.Any(step => step.Type == typeof(RecordTask)) && Target != "record";

    /// <summary>What happened in this run.</summary>
    public Receipts Receipts { get; } = new();

    /// <summary>Cancelled by Ctrl+C and SIGTERM.</summary>
    public CancellationToken Cancellation => _run.Cancellation;

    /// <summary>Prints every target with its arguments.</summary>
    public void PrintHelp() => new HelpScreen(_run.Console, _run.Catalog).Print([]);

    /// <summary>Ends a step: tells the outcome, keeps it for the exit code, and halts the run unless it is done.</summary>
    /// <param name="outcome">How the step ended.</param>
    /// <exception cref="HaltException">The outcome is other than done.</exception>
    public void Conclude(IOutcome outcome)
    {
        if (outcome.ExitCode != ExitCode.Done) throw new HaltException(outcome);
        _run.Console.Tell(outcome);
        _run.Conclude(outcome);
    }

    /// <summary>Ends a step of a deploy, and keeps its receipt for the next one.</summary>
    /// <typeparam name="TReceipt">The receipt.</typeparam>
    /// <param name="result">How the step ended.</param>
    /// <exception cref="HaltException">The deploy halts here.</exception>
    public void Conclude<TReceipt>(StepResult<TReceipt> result)
        where TReceipt : DeployReceipt
    {
        Conclude(result.Outcome);
        Receipts.Add(result.Receipt ?? throw new HaltException(result.Outcome));
    }
}
