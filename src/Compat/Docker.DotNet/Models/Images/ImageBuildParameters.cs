using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ImageBuildParameters
{
    [Query("t", QueryFormat.Repeated)]
    public IList<string>? Tags { get; set; }

    [Query("q", QueryFormat.Flag)]
    public bool? SuppressOutput { get; set; }

    [Query("remote")]
    public string? RemoteContext { get; set; }

    [Query("nocache", QueryFormat.Flag)]
    public bool? NoCache { get; set; }

    [Query("rm", QueryFormat.Flag)]
    public bool? Remove { get; set; }

    [Query("forcerm", QueryFormat.Flag)]
    public bool? ForceRemove { get; set; }

    [Query("pull")]
    public string? Pull { get; set; }

    [Query("cpusetcpus")]
    public string? CPUSetCPUs { get; set; }

    [Query("cpushares")]
    public long? CPUShares { get; set; }

    [Query("cpuquota")]
    public long? CPUQuota { get; set; }

    [Query("cpuperiod")]
    public long? CPUPeriod { get; set; }

    [Query("memory")]
    public long? Memory { get; set; }

    [Query("memswap")]
    public long? MemorySwap { get; set; }

    [Query("networkmode")]
    public string? NetworkMode { get; set; }

    [Query("shmsize")]
    public long? ShmSize { get; set; }

    [Query("dockerfile")]
    public string? Dockerfile { get; set; }

    [Query("buildargs", QueryFormat.Json)]
    public IDictionary<string, string>? BuildArgs { get; set; }

    [Query("labels", QueryFormat.Json)]
    public IDictionary<string, string>? Labels { get; set; }

    [Query("squash", QueryFormat.Flag)]
    public bool? Squash { get; set; }

    [Query("cachefrom", QueryFormat.Repeated)]
    public IList<string>? CacheFrom { get; set; }

    [Query("extrahosts", QueryFormat.Repeated)]
    public IList<string>? ExtraHosts { get; set; }

    [Query("target")]
    public string? Target { get; set; }

    [Query("platform")]
    public string? Platform { get; set; }

    [Query("outputs")]
    public string? Outputs { get; set; }

    [Query("version")]
    public string? Version { get; set; }

    public IDictionary<string, AuthConfig> AuthConfigs { get; set; } = null!;
}
