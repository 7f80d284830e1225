namespace Ferry.Benchmarks;

/// <summary>Where the bench reads and writes.</summary>
/// <param name="Root">The repository.</param>
internal sealed record BenchFolders(string Root)
{
    public string Bench => Path.Combine(Root, "artifacts", "bench");

    // Directory.Build.props says the same.
    public string History => Path.Combine(Bench, "history");

    public string Host(string name) => Path.Combine(Bench, "hosts", name);
}
