namespace Ferry.PostgreSql.Servers;

/// <summary>A path with every link in it followed, so that one folder has one name.</summary>
internal static class RealPath
{
    internal static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows()) return full;
        var real = "/";
        foreach (var part in full.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            real = new FileInfo(next).LinkTarget is { } target ? Of(Path.Combine(real, target)) : next;
        }

        return real;
    }
}
