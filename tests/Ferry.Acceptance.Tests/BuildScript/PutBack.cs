namespace Ferry.Acceptance.Tests.BuildScript;

/// <summary>Files as they were, with their times: what `cp -p`, `tar` and `mv` bring back.</summary>
internal sealed class PutBack
{
    private readonly List<(string File, string Text, DateTime Time)> _files = [];

    public DateTime Time => _files[0].Time;

    public static PutBack Remember(ScratchCheckout checkout, params string[] files)
    {
        var back = new PutBack();
        back._files.AddRange(files.Select(file => checkout[file])
            .Select(file => (file, File.ReadAllText(file), File.GetLastWriteTimeUtc(file))));
        return back;
    }

    public void Restore()
    {
        foreach (var (file, text, time) in _files)
        {
            File.WriteAllText(file, text);
            File.SetLastWriteTimeUtc(file, time);
        }
    }
}
