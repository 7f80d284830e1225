using System.Text.Json.Serialization;
using Docker.DotNet.Internal.Json;
using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class CreateContainerParameters
{
    [Query("name")]
    public string? Name { get; set; }

    [Query("platform")]
    public string? Platform { get; set; }

    public string Hostname { get; set; } = "";

    public string Domainname { get; set; } = "";

    public string User { get; set; } = "";

    public bool AttachStdin { get; set; }

    public bool AttachStdout { get; set; }

    public bool AttachStderr { get; set; }

    public IDictionary<string, EmptyStruct>? ExposedPorts { get; set; }

    public bool Tty { get; set; }

    public bool OpenStdin { get; set; }

    public bool StdinOnce { get; set; }

    public IList<string> Env { get; set; } = null!;

    public IList<string> Cmd { get; set; } = null!;

    public HealthcheckConfig? Healthcheck { get; set; }

    public bool? ArgsEscaped { get; set; }

    public string Image { get; set; } = "";

    public IDictionary<string, EmptyStruct> Volumes { get; set; } = null!;

    public string WorkingDir { get; set; } = "";

    public IList<string> Entrypoint { get; set; } = null!;

    public bool? NetworkDisabled { get; set; }

    public IList<string>? OnBuild { get; set; }

    public IDictionary<string, string> Labels { get; set; } = null!;

    public string? StopSignal { get; set; }

    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? StopTimeout { get; set; }

    public IList<string>? Shell { get; set; }

    public HostConfig? HostConfig { get; set; }

    public NetworkingConfig? NetworkingConfig { get; set; }
}
