namespace Ferry.Acceptance.Tests.Faults;

/// <summary>Compares what pg_dump writes.</summary>
internal static class DumpText
{
    /// <summary>Puts the rows of each table in order: pg_dump writes them as they lie, which a rolled back UPDATE changes.</summary>
    public static string Ordered(string dump)
    {
        var lines = dump.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (!lines[at].StartsWith("COPY ", StringComparison.Ordinal)) continue;
            var end = Array.IndexOf(lines, @"\.", at);
            Array.Sort(lines, at + 1, end - at - 1, StringComparer.Ordinal);
            at = end;
        }

        return string.Join('\n', lines);
    }

    /// <summary>Shows the first lines that only one of two has.</summary>
    public static string Difference(string expected, string actual)
    {
        var (one, other) = (expected.Split('\n'), actual.Split('\n'));
        return string.Join('\n', one.Except(other).Take(5).Select(line => $"- {line}").Concat(other.Except(one).Take(5).Select(line => $"+ {line}")));
    }
}
