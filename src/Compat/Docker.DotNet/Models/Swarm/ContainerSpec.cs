namespace Docker.DotNet.Models;

public class ContainerSpec
{
    public string? Image { get; set; }

    public IDictionary<string, string>? Labels { get; set; }

    public IList<string>? Command { get; set; }

    public IList<string>? Args { get; set; }

    public string? Hostname { get; set; }

    public IList<string>? Env { get; set; }

    public string? Dir { get; set; }

    public string? User { get; set; }

    public IList<string>? Groups { get; set; }

    public Privileges? Privileges { get; set; }

    public bool? Init { get; set; }

    public string? StopSignal { get; set; }

    public bool? TTY { get; set; }

    public bool? OpenStdin { get; set; }

    public bool? ReadOnly { get; set; }

    public IList<Mount>? Mounts { get; set; }

    public TimeSpan? StopGracePeriod { get; set; }

    public HealthcheckConfig? Healthcheck { get; set; }

    public IList<string>? Hosts { get; set; }

    public DNSConfig? DNSConfig { get; set; }

    public IList<SecretReference>? Secrets { get; set; }

    public IList<SwarmConfigReference>? Configs { get; set; }

    public string? Isolation { get; set; }

    public IDictionary<string, string>? Sysctls { get; set; }

    public IList<string>? CapabilityAdd { get; set; }

    public IList<string>? CapabilityDrop { get; set; }

    public IList<Ulimit>? Ulimits { get; set; }

    public long? OomScoreAdj { get; set; }
}
