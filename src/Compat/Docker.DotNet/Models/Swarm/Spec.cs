namespace Docker.DotNet.Models;

public class Spec
{
    public string? Name { get; set; }

    public IDictionary<string, string> Labels { get; set; } = null!;

    public OrchestrationConfig? Orchestration { get; set; }

    public RaftConfig? Raft { get; set; }

    public DispatcherConfig? Dispatcher { get; set; }

    public CAConfig? CAConfig { get; set; }

    public TaskDefaults? TaskDefaults { get; set; }

    public EncryptionConfig? EncryptionConfig { get; set; }
}
