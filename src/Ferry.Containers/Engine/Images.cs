using Docker.DotNet;
using Docker.DotNet.Models;
using Ferry.Core.Rendering;
using Ferry.Settings;

namespace Ferry.Containers.Engine;

/// <summary>Gets images, from the engine where it has them, from their registry otherwise.</summary>
internal static class Images
{
    internal const string NoSuchImage = "there is no such image";

    /// <summary>Finds the image, and pulls it if the engine does not have it.</summary>
    /// <exception cref="SurroundingsException">It cannot be had.</exception>
    internal static Task<ImageInspectResponse> EnsureAsync(
        DockerEngine engine, ContainerSettings settings, IProgress<string>? progress, CancellationToken cancellationToken) =>
        FindOrPullAsync(engine, settings.Image, settings.Platform, said => NotToBeHad(settings, said), progress, cancellationToken);

    /// <summary>Finds an image, and pulls it if the engine does not have it.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="image">Its name, with a tag, a digest or neither; or an id, which can only be found.</param>
    /// <param name="platform">The platform to take it for; null for the engine's own.</param>
    /// <param name="notToBeHad">Makes the failure of what the engine says.</param>
    /// <param name="progress">Hears how far the pull has come.</param>
    /// <param name="cancellationToken">Ends the pull.</param>
    internal static async Task<ImageInspectResponse> FindOrPullAsync(
        DockerEngine engine, string image, string? platform, Func<string, SurroundingsException> notToBeHad, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (await FindAsync(engine, image, cancellationToken) is { } found) return found;
        if (IsId(image)) throw notToBeHad(NoSuchImage);
        await PullAsync(engine, image, platform, notToBeHad, progress, cancellationToken);
        return await FindAsync(engine, image, cancellationToken) ?? throw notToBeHad("the engine says it pulled it, and does not have it");
    }

    /// <summary>Tells an id, which no registry knows, from a name.</summary>
    internal static bool IsId(string image) => image.StartsWith("sha256:", StringComparison.Ordinal);

    /// <summary>Finds an image that the engine has.</summary>
    internal static Task<ImageInspectResponse?> FindAsync(DockerEngine engine, string image, CancellationToken cancellationToken) =>
        engine.FindAsync($"looking at the image {image}", client => client.Images.InspectImageAsync(image, cancellationToken), cancellationToken);

    private static Task PullAsync(
        DockerEngine engine, string image, string? platform, Func<string, SurroundingsException> notToBeHad, IProgress<string>? progress, CancellationToken cancellationToken) =>
        engine.AskAsync($"pulling {image}", async client =>
    {
        progress?.Report($"Pulling the image {image}");
        var pull = new PullProgress(image, progress);
        try
        {
            await client.Images.CreateImageAsync(new ImagesCreateParameters { FromImage = WithTag(image), Platform = platform }, null, pull, cancellationToken);
        }
        catch (DockerApiException exception)
        {
            throw notToBeHad(EngineTrouble.SaidBy(exception));
        }

        if (pull.Error is { } error) throw notToBeHad(error);
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
