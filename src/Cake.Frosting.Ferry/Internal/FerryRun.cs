using Cake.Frosting.Ferry.CommandLine;
using Cake.Frosting.Ferry.Output;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Settings;

namespace Cake.Frosting.Ferry.Internal;

/// <summary>One call of the host: what was asked, with which settings, and how it ended.</summary>
internal sealed class FerryRun(TargetCatalog catalog, ParsedArguments arguments, FerrySettings settings, FerryConsole console, CancellationToken cancellation)
{
    public TargetCatalog Catalog => catalog;

    public ParsedArguments Arguments => arguments;

    public FerrySettings Settings => settings;

    public FerryConsole Console => console;

    public CancellationToken Cancellation => cancellation;

    public EnvironmentName Environment { get; } = settings.For(Named(arguments)).Name;

    /// <summary>The last ending that was told; null before the first.</summary>
    public IOutcome? Last { get; private set; }

    /// <summary>The first ending other than done; null as long as all is well.</summary>
    public IOutcome? Failure { get; private set; }

    public void Conclude(IOutcome outcome) => Last = outcome;

    /// <summary>What has to be done when the call ends, however it ends.</summary>
    public Func<IOutcome?, Task<IOutcome?>>? AtEnd { get; set; }

    /// <summary>Does it; Cake's own teardown would come before the failure is known.</summary>
    public void End()
    {
        if (AtEnd is { } atEnd) Failure = Task.Run(() => atEnd(Failure)).GetAwaiter().GetResult();
    }

    public void Fail(string step, Exception exception) => Failure ??= Failures.Of(step, exception, cancellation);

    private static EnvironmentName Named(ParsedArguments arguments)
    {
        var meant = arguments.Targets is [var target, ..] ? target.FixedEnvironment : null;
        var given = arguments.Get("environment");
        if (meant is not null && given is not null && new EnvironmentName(given) != new EnvironmentName(meant))
            throw new UsageException(new Notice($"{arguments.Targets[0].Name} means {meant}, but --environment={given} was given. Nothing was run.", [NoticeDetail.Fix($"--target=deploy --environment={given}")]));
        return new EnvironmentName(given ?? meant ?? EnvironmentName.Development.Value);
    }
}
