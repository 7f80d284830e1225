using Docker.DotNet.Internal.Requests;
using Docker.DotNet.Models;

namespace Docker.DotNet.Internal.Operations;

internal sealed class ImageOperations(Engine engine) : IImageOperations
{
    public Task<IList<ImagesListResponse>> ListImagesAsync(
        ImagesListParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return engine.ReadAsync<IList<ImagesListResponse>>(
            EngineRequest.Get("images/json") with { Query = parameters }, cancellationToken);
    }

    public Task<ImageInspectResponse> InspectImageAsync(string name, CancellationToken cancellationToken) =>
        engine.ReadAsync<ImageInspectResponse>(On(HttpMethod.Get, name, "/json"), cancellationToken);

    public Task CreateImageAsync(
        ImagesCreateParameters parameters,
        AuthConfig? authConfig,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken) =>
        CreateImageAsync(parameters, null, authConfig, null, progress, cancellationToken);

    public Task CreateImageAsync(
        ImagesCreateParameters parameters,
        AuthConfig? authConfig,
        IDictionary<string, string>? headers,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken) =>
        CreateImageAsync(parameters, null, authConfig, headers, progress, cancellationToken);

    public Task CreateImageAsync(
        ImagesCreateParameters parameters,
        Stream? imageStream,
        AuthConfig? authConfig,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken) =>
        CreateImageAsync(parameters, imageStream, authConfig, null, progress, cancellationToken);

    public Task CreateImageAsync(
        ImagesCreateParameters parameters,
        Stream? imageStream,
        AuthConfig? authConfig,
        IDictionary<string, string>? headers,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(progress);
        var request = EngineRequest.Post("images/create") with
        {
            Query = imageStream is null ? parameters : FromBody(parameters),
            Content = imageStream is null ? null : Bodies.Tar(imageStream),
            Headers = [RegistryHeaders.ForImage(authConfig), .. headers ?? new Dictionary<string, string>()],
            Patient = true,
        };
        return engine.FollowAsync(request, progress, cancellationToken);
    }

    public Task TagImageAsync(string name, ImageTagParameters parameters, CancellationToken cancellationToken) =>
        engine.SendAsync(On(HttpMethod.Post, name, "/tag", parameters), cancellationToken);

    public Task<IList<IDictionary<string, string>>> DeleteImageAsync(
        string name, ImageDeleteParameters parameters, CancellationToken cancellationToken) =>
        engine.ReadAsync<IList<IDictionary<string, string>>>(On(HttpMethod.Delete, name, "", parameters), cancellationToken);

    public Task BuildImageFromDockerfileAsync(
        ImageBuildParameters parameters,
        Stream contents,
        IEnumerable<AuthConfig>? authConfigs,
        IDictionary<string, string>? headers,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(progress);
        var request = EngineRequest.Post("build") with
        {
            Query = parameters,
            Content = Bodies.Tar(contents),
            Headers = [RegistryHeaders.ForBuild(authConfigs), .. headers ?? new Dictionary<string, string>()],
            Patient = true,
        };
        return engine.FollowAsync(request, progress, cancellationToken);
    }

    public Task LoadImageAsync(
        ImageLoadParameters parameters,
        Stream imageStream,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(imageStream);
        ArgumentNullException.ThrowIfNull(progress);
        var request = EngineRequest.Post("images/load") with
        {
            Query = parameters,
            Content = Bodies.Tar(imageStream),
            Patient = true,
        };
        return engine.FollowAsync(request, progress, cancellationToken);
    }

    public Task<ImagesPruneResponse> PruneImagesAsync(
        ImagesPruneParameters? parameters, CancellationToken cancellationToken) =>
        engine.ReadAsync<ImagesPruneResponse>(
            EngineRequest.Post("images/prune") with { Query = parameters }, cancellationToken);

    private static EngineRequest On(HttpMethod method, string name, string action) =>
        new(method, $"images/{Require.Text(name, nameof(name))}{action}") { Failure = Failures.Image };

    private static EngineRequest On(HttpMethod method, string name, string action, object parameters) =>
        On(method, name, action) with { Query = Require.Given(parameters, nameof(parameters)) };

    private static ImagesCreateParameters FromBody(ImagesCreateParameters parameters) => new()
    {
        FromImage = parameters.FromImage,
        FromSrc = "-",
        Repo = parameters.Repo,
        Tag = parameters.Tag,
        Message = parameters.Message,
        Changes = parameters.Changes,
        Platform = parameters.Platform,
    };
}
