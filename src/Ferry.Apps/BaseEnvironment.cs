using System.Collections;

namespace Ferry.Apps;

/// <summary>What of the caller's environment every program needs. The rest stays behind: a CI job's variables are full of tokens.</summary>
internal static class BaseEnvironment
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "DOTNET_CLI_HOME",
        "SSL_CERT_DIR", "SSL_CERT_FILE", "LD_LIBRARY_PATH",
        "SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "ProgramFiles", "ProgramFiles(x86)", "ProgramData", "APPDATA", "LOCALAPPDATA", "USERPROFILE", "USERNAME",
    };

    /// <summary>Takes them, and adds others.</summary>
    internal static Dictionary<string, string> With(IEnumerable<KeyValuePair<string, string>> others)
    {
        var all = new Dictionary<string, string>();
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable is { Key: string name, Value: string value } && (Names.Contains(name) || name.StartsWith("LC_", StringComparison.Ordinal))) all[name] = value;
        }

        foreach (var (name, value) in others) all[name] = value;
        return all;
    }
}
