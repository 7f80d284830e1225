using System.Diagnostics;
using Ferry.Ports;
using Ferry.PostgreSql.Servers;
using Ferry.Testing.Host;

// shared | start FOLDER | time FOLDER
if (args is ["shared"]) return await TestProcessWithServer.RunAsync();
var server = new LocalServer(args[1], "app", new LocalServerOptions { Durable = false });
switch (args[0])
{
    case "start":
        var started = await server.StartAsync(new Progress<string>(Console.Error.WriteLine));
        Console.WriteLine($"{started.GetType().Name} {((ServerPlace.Programs)started.Server.Place).ProcessId} {started.Connection}");
        return 0;
    case "time":
        // The first look pays for the just-in-time compiler, the second shows what the look itself costs.
        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            await server.StartAsync();
            Console.WriteLine($"{watch.Elapsed.TotalMilliseconds:0.000}");
        }

        return 0;
    default:
        return 2;
}
