using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Ferry.Front;

// Ferry.Front.dll FOLDER ADDRESS PORT
var files = new FrontFiles(args[0]);
var address = new IPEndPoint(IPAddress.Parse(args[1]), int.Parse(args[2], CultureInfo.InvariantCulture));
using var only = files.TryLock();
if (only is null)
{
    Console.WriteLine($"Another front serves {args[0]} already.");
    return 3;
}

using var ending = new CancellationTokenSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
var routes = new Routes(files);
using var door = new Door(address, routes, FrontLimits.Everyday);
try
{
    door.Open();
}
catch (SocketException problem)
{
    Console.WriteLine($"{address} cannot be listened on: {problem.Message}");
    return 4;
}

files.WriteRecord(address);
Console.WriteLine($"{DateTime.UtcNow:O} listening on {address}");
var watching = routes.WatchAsync(ending.Token);
await door.ServeAsync(ending.Token);
await watching;
files.DeleteRecord();
Console.WriteLine($"{DateTime.UtcNow:O} ended");
return 0;

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ending.Cancel();
}
