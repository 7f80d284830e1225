using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

public class SystemInfoResponse
{
    public string ID { get; set; } = "";

    public long Containers { get; set; }

    public long ContainersRunning { get; set; }

    public long ContainersPaused { get; set; }

    public long ContainersStopped { get; set; }

    public long Images { get; set; }

    public string Driver { get; set; } = "";

    public IList<string[]> DriverStatus { get; set; } = null!;

    public IList<string[]>? SystemStatus { get; set; }

    public PluginsInfo Plugins { get; set; } = null!;

    public bool MemoryLimit { get; set; }

    public bool SwapLimit { get; set; }

    [JsonPropertyName("CpuCfsPeriod")]
    public bool CPUCfsPeriod { get; set; }

    [JsonPropertyName("CpuCfsQuota")]
    public bool CPUCfsQuota { get; set; }

    public bool CPUShares { get; set; }

    public bool CPUSet { get; set; }

    public bool PidsLimit { get; set; }

    public bool IPv4Forwarding { get; set; }

    public bool Debug { get; set; }

    public long NFd { get; set; }

    public bool OomKillDisable { get; set; }

    public long NGoroutines { get; set; }

    public string SystemTime { get; set; } = "";

    public string LoggingDriver { get; set; } = "";

    public string CgroupDriver { get; set; } = "";

    public string? CgroupVersion { get; set; }

    public long NEventsListener { get; set; }

    public string KernelVersion { get; set; } = "";

    public string OperatingSystem { get; set; } = "";

    public string OSVersion { get; set; } = "";

    public string OSType { get; set; } = "";

    public string Architecture { get; set; } = "";

    public string IndexServerAddress { get; set; } = "";

    public ServiceConfig? RegistryConfig { get; set; }

    public long NCPU { get; set; }

    public long MemTotal { get; set; }

    public IList<GenericResource> GenericResources { get; set; } = null!;

    public string DockerRootDir { get; set; } = "";

    [JsonPropertyName("HttpProxy")]
    public string HTTPProxy { get; set; } = "";

    [JsonPropertyName("HttpsProxy")]
    public string HTTPSProxy { get; set; } = "";

    public string NoProxy { get; set; } = "";

    public string Name { get; set; } = "";

    public IList<string> Labels { get; set; } = null!;

    public bool ExperimentalBuild { get; set; }

    public string ServerVersion { get; set; } = "";

    public string DefaultRuntime { get; set; } = "";

    public Info Swarm { get; set; } = null!;

    public bool LiveRestoreEnabled { get; set; }

    public string Isolation { get; set; } = "";

    public string InitBinary { get; set; } = "";

    public Commit ContainerdCommit { get; set; } = null!;

    public Commit RuncCommit { get; set; } = null!;

    public Commit InitCommit { get; set; } = null!;

    public IList<string> SecurityOptions { get; set; } = null!;

    public string? ProductLicense { get; set; }

    public IList<NetworkAddressPool>? DefaultAddressPools { get; set; }

    public IList<string> CDISpecDirs { get; set; } = null!;

    public IList<string> Warnings { get; set; } = null!;
}
