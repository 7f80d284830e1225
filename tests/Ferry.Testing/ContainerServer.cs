using Docker.DotNet;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Configurations;
using Ferry.Core.Rendering;
using Microsoft.Extensions.Logging.Abstractions;
using Testcontainers.PostgreSql;

namespace Ferry.Testing;

/// <summary>The test process's server in a container, removed when the process ends, or by the next one if it was killed.</summary>
internal static class ContainerServer
{
    // Not the image's own data folder: that has another path, and another check of what is mounted there, from 18 on.
    private const string Data = "/var/lib/ferry-test";
    private const string Loopback = "127.0.0.1";

    /// <summary>Starts it.</summary>
    /// <returns>A connection string to it, as the superuser.</returns>
    /// <exception cref="SurroundingsException">There is no Docker engine, or no image for the server.</exception>
    internal static async Task<string> StartAsync()
    {
        var engine = await TestDockerEngine.FindAsync();
        await EngineLabels.SweepAsync(engine);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => EngineLabels.RemoveOwnAsync(engine).GetAwaiter().GetResult();
        Set(engine);

        var image = await TestServerImage.ChooseAsync(engine);
        var container = Describe(image, engine).Build();
        try
        {
            await container.StartAsync();
        }
        catch (DockerApiException exception)
        {
            if (await engine.HasAsync(image)) throw;
            throw TestServerImage.Missing(image, exception);
        }

        return container.GetConnectionString();
    }

    private static void Set(TestDockerEngine engine)
    {
        // The reaper is an image that not every machine can pull; labels do without.
        TestcontainersSettings.ResourceReaperEnabled = false;
        if (engine.IsOnThisMachine) TestcontainersSettings.DockerHostOverride ??= Loopback;
    }

    private static PostgreSqlBuilder Describe(string image, TestDockerEngine engine) => new PostgreSqlBuilder(image)
        .WithDockerEndpoint(engine)
        .WithLogger(NullLogger.Instance)
        .WithLabel(EngineLabels.OfThisProcess)
        .WithPassword(Guid.NewGuid().ToString("N"))
        .WithEnvironment("POSTGRES_INITDB_ARGS", "--encoding=UTF8 --locale=C.UTF-8 --no-sync")
        .WithEnvironment("PGDATA", Data)
        .WithTmpfsMount(Data)
        .WithCommand([.. TestServer.Options.Settings.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" })])
        .WithCreateParameterModifier(Complete);

    private static void Complete(CreateContainerParameters parameters)
    {
        parameters.HostConfig!.ShmSize = 256 * 1024 * 1024;
        if (TestcontainersSettings.DockerHostOverride != Loopback) return;
        foreach (var binding in parameters.HostConfig.PortBindings!.Values.SelectMany(bindings => bindings)) binding.HostIP = Loopback;
    }
}
