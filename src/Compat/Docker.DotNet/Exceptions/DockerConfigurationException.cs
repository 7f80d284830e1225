namespace Docker.DotNet;

/// <summary>The configuration of the Docker client names no engine that could be asked.</summary>
public sealed class DockerConfigurationException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="DockerConfigurationException"/> class.</summary>
    /// <param name="message">What is wrong.</param>
    public DockerConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DockerConfigurationException"/> class.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What made it so.</param>
    public DockerConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
