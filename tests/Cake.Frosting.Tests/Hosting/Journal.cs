namespace Cake.Frosting.Tests.Hosting;

/// <summary>What happened in one run, in order.</summary>
public sealed class Journal
{
    private readonly List<string> _entries = [];

    public IReadOnlyList<string> Entries => _entries;

    public void Add(string entry) => _entries.Add(entry);
}
