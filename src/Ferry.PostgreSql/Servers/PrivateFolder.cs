namespace Ferry.PostgreSql.Servers;

/// <summary>The folder in which a checkout keeps what is never committed.</summary>
internal static class PrivateFolder
{
    internal static async Task MakeAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var ignore = Path.Combine(folder, ".gitignore");
        if (!File.Exists(ignore)) await File.WriteAllTextAsync(ignore, "*\n", cancellationToken);
    }
}
