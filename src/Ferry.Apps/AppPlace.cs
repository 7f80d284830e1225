using Ferry.Settings;

namespace Ferry.Apps;

/// <summary>Where a checkout keeps what belongs to the app of one environment.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="environment">The environment.</param>
internal sealed class AppPlace(FerrySettings settings, EnvironmentName environment)
{
    /// <summary>The repository's root.</summary>
    internal string Root => settings.Root;

    /// <summary>The environment.</summary>
    internal EnvironmentName Environment => environment;

    /// <summary>The checkout's private folder; artifacts are named relative to it.</summary>
    internal string Private => settings.PrivateFolder;

    /// <summary>Programs of Ferry's own that run on, shared by all environments.</summary>
    internal string Programs => Path.Combine(Private, "apps", "front");

    /// <summary>The folder of this environment's app.</summary>
    internal string Folder { get; } = Path.Combine(settings.PrivateFolder, "apps", string.Concat(environment.Value.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')));

    internal string Artifacts => Path.Combine(Folder, "artifacts");

    internal string Running => Path.Combine(Folder, "running");

    internal string Logs => Path.Combine(Folder, "logs");

    /// <summary>A file directly in <see cref="Folder"/>.</summary>
    internal string At(string name) => Path.Combine(Folder, name);

    /// <summary>Makes the folder, in a private folder that is never committed.</summary>
    internal void Make()
    {
        Directory.CreateDirectory(Folder);
        var ignore = Path.Combine(Private, ".gitignore");
        if (!File.Exists(ignore)) File.WriteAllText(ignore, "*\n");
    }

    /// <summary>Every variable that may hold a connection, so that no program gets one that it has no need of.</summary>
    internal IEnumerable<string> ConnectionVariables => settings.Environments.SelectMany(each => each.ConnectionVariables).Distinct();
}
