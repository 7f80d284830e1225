using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;
using Ferry.Containers.Engine;
using Ferry.Core.Rendering;

namespace Ferry.Containers.Tools;

/// <summary>Runs a program in a running container.</summary>
internal sealed class ContainerExec(DockerEngine engine)
{
    private const int LongestError = 1_000_000;

    /// <summary>Runs the program to its end.</summary>
    /// <exception cref="SurroundingsException">The engine or the container went away; how far the program came is not known.</exception>
    internal async Task<ContainerProgramResult> RunAsync(string id, ContainerProgram program, CancellationToken cancellationToken) =>
        await engine.AskAsync($"running {program.Name} in the container", async client =>
        {
            var created = await client.Exec.CreateContainerExecAsync(id, Parameters(program), cancellationToken);
            using var streams = await client.Exec.StartContainerExecAsync(created.ID, new ContainerExecStartParameters(), cancellationToken);
            var error = new MemoryStream();
            var feeding = FeedAsync(streams, program.Input, cancellationToken);
            await streams.CopyOutputToAsync(Stream.Null, program.Output, error, cancellationToken);
            await feeding;
            return new ContainerProgramResult(await ExitCodeAsync(client, created.ID, cancellationToken), TextOf(error));
        }, cancellationToken);

    private static ContainerExecCreateParameters Parameters(ContainerProgram program) => new()
    {
        Cmd = [program.Name, .. program.Arguments],
        Env = [.. program.Environment.Select(variable => $"{variable.Key}={variable.Value}")],
        AttachStdin = program.Input is not null,
        AttachStdout = true,
        AttachStderr = true,
    };

    private static async Task FeedAsync(MultiplexedStream streams, Stream? input, CancellationToken cancellationToken)
    {
        if (input is null) return;
        try
        {
            await streams.CopyFromAsync(input, cancellationToken);
            streams.CloseWrite();
        }
        catch (IOException)
        {
            // It ended without reading all of it; its exit code says whether that was right.
        }
    }

    // The streams end a moment before the engine knows the exit code.
    private static async Task<long> ExitCodeAsync(IDockerClient client, string exec, CancellationToken cancellationToken)
    {
        while (true)
        {
            var seen = await client.Exec.InspectContainerExecAsync(exec, cancellationToken);
            if (seen is { Running: false, ExitCode: { } code }) return code;
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }
    }

    private static string TextOf(MemoryStream error)
    {
        var bytes = error.GetBuffer().AsSpan(0, (int)Math.Min(error.Length, LongestError));
        return Encoding.UTF8.GetString(bytes).Trim();
    }
}
