using System.Runtime.InteropServices;
using Cake.Frosting.Ferry.CommandLine;
using Cake.Frosting.Ferry.Internal;
using Cake.Frosting.Ferry.Output;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Deploying;
using Ferry.PostgreSql.Ef;
using Ferry.Settings;

namespace Cake.Frosting.Ferry;

/// <summary>A Cake host with Ferry's targets: checks the call before Cake runs, and ends with the exit code of what happened.</summary>
public sealed class FerryHost
{
    private readonly CakeHost _host;
    private readonly FerryModel _model;
    private readonly IReadOnlyList<IDeployGate> _gates;
    private readonly TargetCatalog _catalog;

    internal FerryHost(CakeHost host, FerryModel model, IReadOnlyList<IDeployGate> gates, TargetCatalog catalog) => (_host, _model, _gates, _catalog) = (host, model, gates, catalog);

    /// <summary>Runs the targets that the arguments name; without one, prints every target.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>The exit code, see <see cref="ExitCode"/>.</returns>
    public int Run(IEnumerable<string> args)
    {
        using var cancellation = new CancellationTokenSource();
        using var interrupt = CancelOn(PosixSignal.SIGINT, cancellation);
        using var terminate = CancelOn(PosixSignal.SIGTERM, cancellation);
        try
        {
            var arguments = new ArgumentParser(_catalog).Parse([.. args]);
            var console = new FerryConsole(arguments.MachineReadsOutput);
            var run = new FerryRun(_catalog, arguments, FerrySettingsReader.Read(RepositoryRoot.Find(arguments.Get("working"))), console, cancellation.Token);
            return (int)Run(run);
        }
        catch (UsageException usage)
        {
            new FerryConsole(machineReadsOutput: false).TellFailure(new Ending(ExitCode.Usage, usage.Notice));
            return (int)ExitCode.Usage;
        }
    }

    private ExitCode Run(FerryRun run)
    {
        if (run.Arguments.Has("help") || (run.Arguments.Targets.Count == 0 && !run.Arguments.IsPrinting))
        {
            new HelpScreen(run.Console, _catalog).Print(run.Arguments.Targets);
            return ExitCode.Done;
        }

        if (run.Arguments.Get("json") is { } path and not "-" && !run.Arguments.IsPrinting) OutputFile.Demand("json", path);
        _host.ConfigureServices(services => services.AddFerry(run, _model, _gates));
        var code = _host.Run(run.Arguments.ForCake);
        run.End();
        if (run.Failure is { } failure) run.Console.TellFailure(failure);
        if ((run.Failure ?? run.Last) is { } ending)
        {
            JsonFile.Write(run, ending);
            RunReports.Leave(run, ending);
        }

        return run.Failure?.ExitCode ?? (code == 0 ? ExitCode.Done : ExitCode.Failed);
    }

    // The runtime would end the process at once; cancelled, so that the running transaction is rolled back and told of.
    private static PosixSignalRegistration CancelOn(PosixSignal signal, CancellationTokenSource cancellation) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = !cancellation.IsCancellationRequested;
            cancellation.Cancel();
        });
}
