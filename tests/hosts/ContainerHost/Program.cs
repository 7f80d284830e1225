using Ferry.Containers.Engine;
using Ferry.Containers.Sandboxes;
using Ferry.Containers.Servers;
using Ferry.Containers.Tools;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql;
using Ferry.Settings;

// start FOLDER IMAGE | status FOLDER IMAGE | sandbox FOLDER IMAGE | tools FOLDER IMAGE
var (verb, folder) = (args[0], args[1]);
using var engine = new DockerEngine();
var options = new ContainerServerOptions(new ContainerSettings(args[2]), "development", RunIdentity.OfThisProcess());
var server = new ContainerServer(folder, "app", engine, options);
try
{
    switch (verb)
    {
        case "start":
            var started = await server.StartAsync(new Progress<string>(Console.Error.WriteLine));
            Console.WriteLine($"{started.GetType().Name} {((ServerPlace.Container)started.Server.Place).Name} {started.Connection}");
            return 0;
        case "status":
            Console.WriteLine((await server.StatusAsync()).GetType().Name);
            return 0;
        case "sandbox":
            await new ContainerSandboxes(folder, engine, options).StartAsync();
            Console.WriteLine("ready");
            Console.ReadLine(); // until somebody kills it
            return 0;
        case "tools":
            var nowhere = new ServerConnection("nowhere", "Host=127.0.0.1;Port=1;Username=nobody;Password=nothing");
            var sleep = new ContainerProgram("sleep", "60") { Output = Console.OpenStandardOutput() };
            await new PostgresTools(folder, engine, options).RunForAsync(15, nowhere, sleep); // until somebody kills it
            return 0;
        default:
            return 2;
    }
}
catch (SurroundingsException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
