using Docker.DotNet;
using Docker.DotNet.Models;
using Ferry.Core.Rendering;
using Ferry.Settings;

namespace Ferry.Containers.Engine;

/// <summary>Gets images, from the engine where it has them, from their registry otherwise.</summary>
internal static class Images
{
    /// <summary>Finds the image, and pulls it if the engine does not have it.</summary>
    /// <exception cref="SurroundingsException">It cannot be had.</exception>
    internal static async Task<ImageInspectResponse> EnsureAsync(
        DockerEngine engine, ContainerSettings settings, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (await FindAsync(engine, settings.Image, cancellationToken) is { } found) return found;
        await PullAsync(engine, settings, progress, cancellationToken);
        return await FindAsync(engine, settings.Image, cancellationToken)
            ?? throw NotToBeHad(settings, "the engine says it pulled it, and does not have it");
    }

    /// <summary>Finds an image that the engine has.</summary>
    internal static Task<ImageInspectResponse?> FindAsync(DockerEngine engine, string image, CancellationToken cancellationToken) =>
        engine.FindAsync($"looking at the image {image}", client => client.Images.InspectImageAsync(image, cancellationToken), cancellationToken);

    private static Task PullAsync(DockerEngine engine, ContainerSettings settings, IProgress<string>? progress, CancellationToken cancellationToken) =>
        engine.AskAsync($"pulling {settings.Image}", async client =>
    {
        progress?.Report($"Pulling the image {settings.Image}");
        var pull = new PullProgress(settings.Image, progress);
        try
        {
            await client.Images.CreateImageAsync(
                new ImagesCreateParameters { FromImage = WithTag(settings.Image), Platform = settings.Platform }, null, pull, cancellationToken);
        }
        catch (DockerApiException exception)
        {
            throw NotToBeHad(settings, EngineTrouble.SaidBy(exception));
        }

        if (pull.Error is { } error) throw NotToBeHad(settings, error);
    }, cancellationToken);

    // Without a tag or a digest the engine would pull every tag there is.
    private static string WithTag(string image) =>
        image.Contains('@', StringComparison.Ordinal) || image[(image.LastIndexOf('/') + 1)..].Contains(':', StringComparison.Ordinal) ? image : image + ":latest";

    private static SurroundingsException NotToBeHad(ContainerSettings settings, string said) => new(new Notice(
        $"The image {settings.Image} is not on this machine and could not be pulled, so there is no database container. Nothing was changed.",
        NoticeDetail.Where($"\"container\": {{ \"image\": … }} in ferry.json, or FERRY__container__image; {ContainerSettings.DefaultImage} if left out"),
        new NoticeDetail("said", said),
        NoticeDetail.Fix(
            said.Contains("no space left on device", StringComparison.OrdinalIgnoreCase)
                ? "free some space where Docker keeps its data (docker system df shows what uses it), then run this again"
                : $"correct the name; or get it once by hand, which also uses your docker login: docker pull {settings.Image}; or name an image that is there")));
}
