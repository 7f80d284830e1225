namespace Ferry.Acceptance.Tests.Targets;

/// <summary>The checkout's migrations and model, put back at the end as they were.</summary>
internal sealed class Sources : IDisposable
{
    private readonly Checkout _checkout;
    private readonly Dictionary<string, string> _texts;

    public Sources(Checkout checkout)
    {
        _checkout = checkout;
        _texts = Files().ToDictionary(file => file, File.ReadAllText);
    }

    /// <summary>The files of a name that were not there at the beginning.</summary>
    public List<string> Added(string pattern) => [.. Directory.GetFiles(_checkout.At("migrations"), pattern).Where(file => !_texts.ContainsKey(file))];

    public bool IsUnchanged(params string[] names) => File.ReadAllText(_checkout.At(names)) == _texts[_checkout.At(names)];

    public static void Insert(string file, string text, string before)
    {
        var old = File.ReadAllText(file);
        Assert.Contains(before, old, StringComparison.Ordinal);
        File.WriteAllText(file, old.Replace(before, text + before, StringComparison.Ordinal));
    }

    public void Dispose()
    {
        foreach (var file in Files().Where(file => !_texts.ContainsKey(file))) File.Delete(file);
        foreach (var (file, text) in _texts)
        {
            if (!File.Exists(file) || File.ReadAllText(file) != text) File.WriteAllText(file, text);
        }
    }

    private IEnumerable<string> Files() => new[] { _checkout.At("migrations"), _checkout.At("src", "App.Data") }
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
}
