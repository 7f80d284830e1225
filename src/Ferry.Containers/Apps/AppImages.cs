using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;
using Ferry.Apps;
using Ferry.Apps.Processes;
using Ferry.Containers.Engine;
using Ferry.Containers.Servers;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Settings;

namespace Ferry.Containers.Apps;

/// <summary>The images of an app: built from published output by its Dockerfile, or taken as they are.</summary>
/// <param name="engine">The engine.</param>
/// <param name="place">The environment's folder.</param>
/// <param name="app">The app's settings.</param>
/// <param name="labels">By which images that were built here are known again.</param>
/// <param name="publishing">Makes what goes into an image.</param>
/// <param name="progress">Hears about what takes long.</param>
internal sealed class AppImages(DockerEngine engine, AppPlace place, AppSettings app, AppLabels labels, Publishing publishing, IProgress<string> progress)
{
    private const string EngineName = "container engine";

    private string Dockerfile => Path.GetFullPath(app.Dockerfile ?? Path.Combine(ProjectFolder, "Dockerfile"), place.Root);

    private string ProjectFolder => File.Exists(Path.GetFullPath(app.Project, place.Root)) ? Path.GetDirectoryName(app.Project)! : app.Project;

    /// <summary>Looks whether there is an engine, and what an image can be had from.</summary>
    internal async Task<IReadOnlyList<Gate>> CheckAsync(AppBuild build, CancellationToken cancellation)
    {
        try
        {
            var wanted = app.Artifact ?? NameOf(build);
            var found = await Images.FindAsync(engine, wanted, cancellation);
            return [Gate.Passed(EngineName, "answers"), .. found is not null ? [Gate.Passed(AppGates.ArtifactName, $"the image {wanted} is there")] : Missing()];
        }
        catch (SurroundingsException exception)
        {
            return [Gate.Refused(EngineName, exception.Notice.Headline, exception.Notice.Fix ?? "start Docker")];
        }
    }

    /// <summary>Has the image of a build.</summary>
    /// <returns>Its digest where it has one, so that another engine can pull the same; its id otherwise.</returns>
    /// <exception cref="SurroundingsException">It cannot be had.</exception>
    internal async Task<string> EnsureAsync(AppBuild build, CancellationToken cancellation)
    {
        if (app.Artifact is { } artifact)
        {
            var taken = await Images.FindOrPullAsync(engine, artifact, null, said => NotToBeHad(artifact, said), progress, cancellation);
            return taken.RepoDigests is [var digest, ..] ? digest : taken.ID;
        }

        if (await Images.FindAsync(engine, NameOf(build), cancellation) is { } built) return built.ID;
        await BuildAsync(build, cancellation);
        return (await Images.FindAsync(engine, NameOf(build), cancellation) ?? throw NotBuilt("the engine says that it built the image, and does not have it")).ID;
    }

    /// <summary>Finds the image of a release; pulls it again where it came from a registry.</summary>
    /// <exception cref="SurroundingsException">It is gone.</exception>
    internal async Task<string> OfAsync(AppRelease release, CancellationToken cancellation) =>
        (await Images.FindOrPullAsync(engine, release.Artifact, null, said => new SurroundingsException(Gone(release, said)), progress, cancellation)).ID;

    /// <summary>Says that the image of a release is gone; null when it is there, or a registry may have it.</summary>
    internal async Task<Notice?> FindObstacleAsync(AppRelease release, CancellationToken cancellation) =>
        Images.IsId(release.Artifact) && await Images.FindAsync(engine, release.Artifact, cancellation) is null ? Gone(release, Images.NoSuchImage) : null;

    /// <summary>Removes the images that were built for this environment and that no release needs; what a container is made from stays.</summary>
    internal async Task PurgeAsync(IReadOnlyCollection<AppRelease> keep, CancellationToken cancellation)
    {
        var all = await engine.AskAsync(
            "listing the app's images",
            client => client.Images.ListImagesAsync(new ImagesListParameters { Filters = Labels.Filter($"{Labels.RoleName}={Labels.Role.App}") }, cancellation), cancellation);
        foreach (var image in all.Where(image => labels.AreMine(image.Labels) && keep.All(release => release.Artifact != image.ID)))
            foreach (var name in image.RepoTags is { Count: > 0 } tags ? tags : [image.ID]) await TryDeleteAsync(name, cancellation);
    }

    // A version names what it is made of, so an image of that name is that image.
    private string NameOf(AppBuild build) => $"{ContainerNames.Slug(Path.GetFileNameWithoutExtension(app.Project.TrimEnd('/', '\\')))}:{build.Version}";

    private IEnumerable<Gate> Missing() => app.Artifact is { } artifact
        ? [Gate.Passed(AppGates.ArtifactName, $"the image {artifact} will be pulled")]
        : [
            AppGates.Project(place, app),
            File.Exists(Dockerfile) ? Gate.Passed("Dockerfile", Dockerfile) : Gate.Refused("Dockerfile", $"{Dockerfile} is not there", "write one that copies published output, or name it as \"dockerfile\" in ferry.json"),
        ];

    private async Task BuildAsync(AppBuild build, CancellationToken cancellation)
    {
        place.Make();
        var published = place.At($"image-{build.Version}.unfinished");
        try
        {
            if (Directory.Exists(published)) Directory.Delete(published, recursive: true); // a killed run's
            await publishing.FillAsync(build.Version, published, cancellation);
            progress.Report($"Building the image {NameOf(build)}");
            await using var context = await ImageContext.OpenAsync(published, Dockerfile, cancellation);
            var output = new BuildOutput();
            await engine.AskAsync($"building {NameOf(build)}", client => client.Images.BuildImageFromDockerfileAsync(Parameters(build), context, null, null, output, cancellation), cancellation);
            if (output.Error is { } error) throw NotBuilt($"{output.Tail}\n{error}");
        }
        finally
        {
            if (Directory.Exists(published)) Directory.Delete(published, recursive: true);
        }
    }

    private ImageBuildParameters Parameters(AppBuild build)
    {
        var arguments = new Dictionary<string, string> { ["REVISION"] = build.Commit ?? build.Version };
        if (app.BaseImage is { } image) arguments["BASE_IMAGE"] = image;
        return new ImageBuildParameters
        {
            Dockerfile = ImageContext.DockerfileName,
            Tags = [NameOf(build)],
            BuildArgs = arguments,
            Labels = labels.OfImage(build),
            Remove = true,
            ForceRemove = true,
        };
    }

    private Task TryDeleteAsync(string name, CancellationToken cancellation) => engine.AskAsync($"removing the image {name}", async client =>
    {
        try
        {
            await client.Images.DeleteImageAsync(name, new ImageDeleteParameters(), cancellation);
        }
        catch (DockerApiException exception) when (exception.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.NotFound)
        {
            // A container is made from it, of another environment for one; or somebody was faster.
        }
    }, cancellation);

    private static Notice Gone(AppRelease release, string said) => new(
        $"The image of release {release.Id} ({release.Version}) is not there, so it cannot be started. What serves was not touched.",
        NoticeDetail.Where(release.Artifact),
        new NoticeDetail("said", said),
        NoticeDetail.Fix("deploy its commit again, or go to another release: deploy-status lists them"));

    private SurroundingsException NotBuilt(string said) => new(new Notice(
        "The app's image could not be built. What serves was not touched.",
        NoticeDetail.Where(Dockerfile),
        new NoticeDetail("said", said.Trim()),
        NoticeDetail.Fix("correct the Dockerfile; \"baseImage\" in ferry.json names another base where this one cannot be pulled")));

    private static SurroundingsException NotToBeHad(string image, string said) => new(new Notice(
        $"The image {image} is not on this machine and could not be pulled. What serves was not touched.",
        NoticeDetail.Where("\"app\": { \"artifact\": … } in ferry.json"),
        new NoticeDetail("said", said),
        NoticeDetail.Fix($"correct the name, or get it once by hand, which also uses your docker login: docker pull {image}")));
}
