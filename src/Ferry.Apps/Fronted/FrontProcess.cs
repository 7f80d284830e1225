using System.Diagnostics;
using System.Globalization;
using System.Net;
using Ferry.Core.Rendering;
using Ferry.Processes;

namespace Ferry.Apps.Fronted;

/// <summary>The process that owns the public port of an environment's app. It outlives the command; there is one per checkout and environment.</summary>
/// <param name="place">The environment's folder.</param>
/// <param name="address">The public port.</param>
internal sealed class FrontProcess(AppPlace place, IPEndPoint address)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PortPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(35);

    private string IdFile => place.At("front.pid");

    private string Log => place.At("front.log");

    /// <summary>True when it listens where it should.</summary>
    internal bool IsThere => FrontRecord.Find(place) is { } front && front.Address.Equals(address);

    /// <summary>True when the public port can be had: it is the front's, or nobody's.</summary>
    internal bool CanListen => IsThere || FreePort.IsFree(address.Port, address.Address);

    /// <summary>Has it running, at the address it should have.</summary>
    /// <returns>Null, or why it cannot be had.</returns>
    internal async Task<Notice?> EnsureAsync(CancellationToken cancellation)
    {
        if (IsThere) return null;
        await EndAsync(cancellation); // at another address
        if (!await IsPortFreeAsync(cancellation)) return PortTaken();
        place.Make();
        File.Delete(IdFile);
        DetachedProgram.Start(new DetachedCommand(IdFile, Log, DotnetProgram.PathOrName,
            FrontProgram.Install(place.Programs), place.Folder, address.Address.ToString(), address.Port.ToString(CultureInfo.InvariantCulture))
        {
            Environment = BaseEnvironment.With([]),
            WorkingFolder = place.Folder,
        });
        for (var waiting = Stopwatch.StartNew(); !IsThere; await Task.Delay(Pause, cancellation))
        {
            if (waiting.Elapsed > StartPatience || DetachedProgram.Find(IdFile)?.IsAlive() == false) return CanListen ? NotStarted() : PortTaken();
        }

        return null;
    }

    /// <summary>Waits until no request is in progress that began before a route was written; not for ever, since an answer may never end.</summary>
    internal async Task DrainedAsync(long sequence, CancellationToken cancellation)
    {
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < DrainPatience && FrontRecord.Find(place) is not null && Drained() < sequence;) await Task.Delay(Pause, cancellation);
    }

    /// <summary>Ends it; the public port is nobody's then.</summary>
    internal async Task EndAsync(CancellationToken cancellation)
    {
        if (FrontRecord.Find(place) is { } front) await ProcessEnd.EndAsync(front.Owner, EndPatience, cancellation);
    }

    // A front that was killed a moment ago may not have let go of it yet.
    private async Task<bool> IsPortFreeAsync(CancellationToken cancellation)
    {
        for (var waiting = Stopwatch.StartNew(); !CanListen; await Task.Delay(Pause, cancellation))
        {
            if (waiting.Elapsed > PortPatience) return false;
        }

        return true;
    }

    private long Drained()
    {
        try
        {
            return long.TryParse(File.ReadAllText(place.At("front.drained")), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : -1;
        }
        catch (IOException)
        {
            return -1;
        }
    }

    private Notice PortTaken() => new(
        $"Port {address.Port} is taken by another program, so the app cannot be reached there. Nothing else was changed.",
        NoticeDetail.Where($"{address}, environment {place.Environment}"),
        NoticeDetail.Fix($"end that program{(OperatingSystem.IsLinux() ? $" (ss -ltnp 'sport = :{address.Port}' names it)" : "")}, or set another \"port\" in ferry.json"));

    private Notice NotStarted() => new(
        "The front, which owns the app's port, did not start. Nothing else was changed.",
        NoticeDetail.Where($"{address}, log {Log}"),
        new NoticeDetail("said", string.Join('\n', PrivateLog.Tail(Log, 10)) is { Length: > 0 } said ? said : "nothing"),
        NoticeDetail.Fix("see what it says; dotnet has to be on PATH, in the version of global.json"));
}
