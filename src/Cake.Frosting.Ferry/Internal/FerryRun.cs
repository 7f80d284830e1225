using Cake.Frosting.Ferry.CommandLine;
using Cake.Frosting.Ferry.Output;
using Ferry.Core.Outcomes;
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

    public EnvironmentName Environment { get; } = settings.For(arguments.Get("environment") is { } name ? new EnvironmentName(name) : EnvironmentName.Development).Name;

    /// <summary>The first ending other than done; null as long as all is well.</summary>
    public IOutcome? Failure { get; private set; }

    public void Fail(string step, Exception exception) => Failure ??= Failures.Of(step, exception, cancellation);
}
