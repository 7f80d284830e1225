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
    private const int BlockSize = 64 << 10;

    /// <summary>Runs the program to its end.</summary>
    /// <exception cref="SurroundingsException">
    /// The engine or the container went away, or its input or output on this side broke; how far the program came is not known.
    /// </exception>
    internal async Task<ContainerProgramResult> RunAsync(string id, ContainerProgram program, CancellationToken cancellationToken) =>
        await engine.AskAsync($"running {program.Name} in the container", async client =>
        {
            var created = await client.Exec.CreateContainerExecAsync(id, Parameters(program), cancellationToken);
            using var streams = await client.Exec.StartContainerExecAsync(created.ID, new ContainerExecStartParameters(), cancellationToken);
            var error = new MemoryStream();
            var feeding = FeedAsync(streams, program, cancellationToken);
            var listening = ListenAsync(streams, program, error, cancellationToken);
            // A broken input ends it all: the program would wait for the rest for ever.
            if (await Task.WhenAny(feeding, listening) == feeding) await feeding;
            await listening;
            await feeding;
            return new ContainerProgramResult(await ExitCodeAsync(client, created.ID, cancellationToken), Encoding.UTF8.GetString(error.ToArray()).Trim());
        }, cancellationToken);

    private static ContainerExecCreateParameters Parameters(ContainerProgram program) => new()
    {
        Cmd = [program.Name, .. program.Arguments],
        Env = [.. program.Environment.Select(variable => $"{variable.Key}={variable.Value}")],
        AttachStdin = program.Input is not null,
        AttachStdout = true,
        AttachStderr = true,
    };

    private static async Task FeedAsync(MultiplexedStream streams, ContainerProgram program, CancellationToken cancellationToken)
    {
        if (program.Input is null) return;
        var block = new byte[BlockSize];
        try
        {
            while (await HereAsync(program, () => program.Input.ReadAsync(block, cancellationToken)) is > 0 and var count)
                await streams.WriteAsync(block, 0, count, cancellationToken);
            streams.CloseWrite();
        }
        catch (IOException)
        {
            // It ended without reading all of it; its exit code says whether that was right.
        }
    }

    private static async Task ListenAsync(MultiplexedStream streams, ContainerProgram program, MemoryStream error, CancellationToken cancellationToken)
    {
        var block = new byte[BlockSize];
        while (await streams.ReadOutputAsync(block, 0, block.Length, cancellationToken) is { EOF: false } read)
        {
            if (read.Target == MultiplexedStream.TargetStream.StandardOut)
                await HereAsync(program, async () => { await program.Output.WriteAsync(block.AsMemory(0, read.Count), cancellationToken); return 0; });
            else if (error.Length < LongestError)
                await error.WriteAsync(block.AsMemory(0, read.Count), cancellationToken);
        }
    }

    // The caller's own streams; without this, a full disk here would pass for an engine that has gone.
    private static async Task<int> HereAsync(ContainerProgram program, Func<ValueTask<int>> action)
    {
        try
        {
            return await action();
        }
        catch (IOException exception)
        {
            throw new SurroundingsException(new Notice(
                $"{program.Name} was ended in its container: what goes into it, or what comes out, could not be read or written on this side.",
                NoticeDetail.Where(string.Join(' ', program.Arguments.Prepend(program.Name))),
                new NoticeDetail("cause", exception.Message)), exception);
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
}
