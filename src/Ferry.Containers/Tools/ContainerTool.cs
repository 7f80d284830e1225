using System.Formats.Tar;
using System.Globalization;
using Ferry.Core.Rendering;
using Ferry.Ports;

namespace Ferry.Containers.Tools;

/// <summary>pg_dump and pg_restore in a container. A dump's files go in and out as a tar stream.</summary>
/// <remarks>
/// Not through a mount of the folder: that takes an engine on this very machine, and leaves files there that belong to the container's user.
/// </remarks>
internal sealed class ContainerTool(PostgresTools tools, int major, IProgress<string> progress) : IClientTool
{
    private const string Folder = "/tmp/dump";
    private const string DumpScript = "\"$@\" >&2 && exec tar -C " + Folder + " -cf - .";
    private const string RestoreScript = "mkdir " + Folder + " && tar -C " + Folder + " -xf - && exec \"$@\" >&2";

    public string Version => major.ToString(CultureInfo.InvariantCulture);

    public int Major => major;

    public async Task<string?> DumpAsync(ServerConnection connection, string label, string folder, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var pipe = new System.IO.Pipelines.Pipe();
        var output = pipe.Writer.AsStream();
        var unpacking = UnpackAsync(pipe.Reader.AsStream(), folder, cancellation);
        try
        {
            return await RunAsync(connection, label, DumpScript, ["pg_dump", "--format=directory", $"--file={Folder}", "--no-password", .. arguments], input: null, output, cancellation);
        }
        finally
        {
            await output.DisposeAsync();
            await unpacking;
        }
    }

    public async Task<string?> RestoreAsync(ServerConnection connection, string label, string folder, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var pipe = new System.IO.Pipelines.Pipe();
        var packing = PackAsync(folder, pipe.Writer.AsStream(), cancellation);
        string[] program = ["pg_restore", "--format=directory", $"--dbname={PostgreSql.Backups.LibpqLogin.Database(connection)}", "--no-password", .. arguments, Folder];
        try
        {
            return await RunAsync(connection, label, RestoreScript, program, pipe.Reader.AsStream(), Stream.Null, cancellation);
        }
        finally
        {
            await pipe.Reader.CompleteAsync();
            await packing;
        }
    }

    private async Task<string?> RunAsync(ServerConnection connection, string label, string script, string[] program, Stream? input, Stream output, CancellationToken cancellation)
    {
        var environment = new Dictionary<string, string> { ["PGAPPNAME"] = label, ["LC_ALL"] = "C" };
        var result = await tools.RunForAsync(
            major, connection, new ContainerProgram("/bin/sh", ["-c", script, "sh", .. program]) { Input = input, Output = output, Environment = environment }, progress, cancellation);
        return result.ExitCode == 0 ? null : $"{result.Error}\n{program[0]} {major} in a container ended with exit code {result.ExitCode}";
    }

    // Reads to the end in any case, or the program would wait for ever for somebody to take what it writes.
    private static async Task UnpackAsync(Stream tar, string folder, CancellationToken cancellation)
    {
        await using var _ = tar;
        try
        {
            await using var reader = new TarReader(tar);
            Directory.CreateDirectory(folder);
            while (await reader.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
            {
                // A dump has no folders of its own; whatever a name says, the file goes into this one.
                if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile) await entry.ExtractToFileAsync(Path.Combine(folder, Path.GetFileName(entry.Name)), overwrite: false, cancellation);
            }
        }
        catch (EndOfStreamException)
        {
            // pg_dump failed and nothing came; its exit code says so.
        }
        catch (IOException problem)
        {
            throw new SurroundingsException(new Notice(
                "The files that pg_dump made in its container cannot be written here. Nothing is left of the backup, and the database is as it was.",
                NoticeDetail.Where(folder), new NoticeDetail("cause", problem.Message), NoticeDetail.Fix("free some space, or let this user write there")), problem);
        }
    }

    private static async Task PackAsync(string folder, Stream output, CancellationToken cancellation)
    {
        await using var _ = output;
        try
        {
            await TarFile.CreateFromDirectoryAsync(folder, output, includeBaseDirectory: false, cancellation);
        }
        catch (IOException)
        {
            // The program ended without reading all of it; its exit code says why.
        }
    }
}
