using Docker.DotNet.Models;

namespace Docker.DotNet;

/// <summary>
/// Operations on images. What fails while an image is pulled, built or loaded is reported as an error in its progress, not
/// thrown.
/// </summary>
public interface IImageOperations
{
    /// <summary>Lists images.</summary>
    Task<IList<ImagesListResponse>> ListImagesAsync(
        ImagesListParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Reads everything about an image.</summary>
    /// <exception cref="DockerImageNotFoundException">There is no such image.</exception>
    Task<ImageInspectResponse> InspectImageAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Pulls an image.</summary>
    Task CreateImageAsync(
        ImagesCreateParameters parameters,
        AuthConfig? authConfig,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default);

    /// <summary>Pulls an image, with headers of its own.</summary>
    Task CreateImageAsync(
        ImagesCreateParameters parameters,
        AuthConfig? authConfig,
        IDictionary<string, string>? headers,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default);

    /// <summary>Imports an image from the tar archive of its files.</summary>
    Task CreateImageAsync(
        ImagesCreateParameters parameters,
        Stream? imageStream,
        AuthConfig? authConfig,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default);

    /// <summary>Imports an image from the tar archive of its files, with headers of its own.</summary>
    Task CreateImageAsync(
        ImagesCreateParameters parameters,
        Stream? imageStream,
        AuthConfig? authConfig,
        IDictionary<string, string>? headers,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default);

    /// <summary>Gives an image another name.</summary>
    /// <exception cref="DockerImageNotFoundException">There is no such image.</exception>
    Task TagImageAsync(string name, ImageTagParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Removes a name of an image, and with its last name the image.</summary>
    /// <exception cref="DockerImageNotFoundException">There is no such image.</exception>
    Task<IList<IDictionary<string, string>>> DeleteImageAsync(
        string name, ImageDeleteParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Builds an image from the tar archive of a folder with a Dockerfile.</summary>
    Task BuildImageFromDockerfileAsync(
        ImageBuildParameters parameters,
        Stream contents,
        IEnumerable<AuthConfig>? authConfigs,
        IDictionary<string, string>? headers,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default);

    /// <summary>Loads saved images.</summary>
    Task LoadImageAsync(
        ImageLoadParameters parameters,
        Stream imageStream,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default);

    /// <summary>Removes the images that nothing uses.</summary>
    Task<ImagesPruneResponse> PruneImagesAsync(
        ImagesPruneParameters? parameters = null, CancellationToken cancellationToken = default);
}
