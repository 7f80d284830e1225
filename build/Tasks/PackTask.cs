using Build.Testing;
using Cake.Core;
using Cake.Frosting;
using Cake.Frosting.Ferry;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Build.Tasks;

[TaskName("pack")]
[TaskDescription("Pack the libraries into artifacts/packages")]
public sealed class PackTask : AsyncFrostingTask<FerryContext>
{
    public override async Task RunAsync(FerryContext context)
    {
        var code = await Dotnet.RunAsync(context.Settings.Root, context.Cancellation, "pack", "App.sln", "-c", "Release", "-o", "artifacts/packages", "--nologo", "-v:q", "-tl:off");
        if (code != 0) throw new SurroundingsException("Packing failed; the lines above say why.");
        context.Conclude(new Done($"Packed: {string.Join(", ", Directory.EnumerateFiles(Path.Combine(context.Settings.Root, "artifacts", "packages"), "*.nupkg").Select(Path.GetFileName).Order())}."));
    }
}
