using System.Globalization;
using System.Text;

namespace Ferry.Front;

/// <summary>The first line and the fields of a message, as far as they say where the message ends.</summary>
/// <remarks>RFC 9112. What is not clear is refused: two readings of one message are how requests are smuggled.</remarks>
internal sealed class HttpHead
{
    private readonly string[] _first;
    private readonly List<(string Name, string Value)> _fields;

    private HttpHead(byte[] bytes, string[] first, List<(string Name, string Value)> fields) => (Bytes, _first, _fields) = (bytes, first, fields);

    /// <summary>The head as it came, and as it goes on.</summary>
    internal byte[] Bytes { get; }

    /// <summary>A request's method.</summary>
    internal string Method => _first[0];

    /// <summary>A response's status.</summary>
    internal int Status => int.TryParse(_first[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0;

    /// <summary>True if the connection may serve for another request.</summary>
    internal bool KeepsAlive => Has("Connection", "close") ? false : IsOldVersion ? Has("Connection", "keep-alive") : true;

    private bool IsOldVersion => _first[0] == "HTTP/1.0" || _first[^1] == "HTTP/1.0";

    /// <summary>Reads a head; null if it is none, or can be read in two ways.</summary>
    internal static HttpHead? TryRead(byte[] bytes)
    {
        var lines = Encoding.Latin1.GetString(bytes).Split("\r\n");
        var first = lines[0].Split(' ', 3);
        if (first.Length < 2 || !(first[0].StartsWith("HTTP/1.", StringComparison.Ordinal) || (first.Length == 3 && first[2].StartsWith("HTTP/1.", StringComparison.Ordinal)))) return null;
        var fields = new List<(string, string)>();
        foreach (var line in lines.Skip(1).TakeWhile(line => line.Length > 0))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1 || line.AsSpan(0, colon).ContainsAny(" \t") || line.AsSpan().ContainsAny("\r\n")) return null;
            fields.Add((line[..colon], line[(colon + 1)..].Trim(' ', '\t')));
        }

        return new HttpHead(bytes, first, fields);
    }

    /// <summary>The length of a request's body; null if that cannot be told.</summary>
    internal BodyLength? RequestBody() => IsChunked() switch
    {
        null => null,
        true => Values("Content-Length").Any() ? null : BodyLength.Chunked,
        false => Values("Content-Length").Any() ? ContentLength() : BodyLength.None,
    };

    /// <summary>The length of a response's body; null if that cannot be told.</summary>
    internal BodyLength? ResponseBody(string method)
    {
        if (method == "HEAD" || Status is (>= 100 and < 200) or 204 or 304) return BodyLength.None;
        return IsChunked() switch
        {
            true => BodyLength.Chunked,
            null => BodyLength.UntilEnd,
            false => Values("Content-Length").Any() ? ContentLength() : BodyLength.UntilEnd,
        };
    }

    private IEnumerable<string> Values(string name) => _fields.Where(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value);

    private bool Has(string name, string token) => Tokens(name).Contains(token, StringComparer.OrdinalIgnoreCase);

    private IEnumerable<string> Tokens(string name) => Values(name).SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries));

    // Null if there is a transfer coding that does not end in chunks.
    private bool? IsChunked() => Tokens("Transfer-Encoding").LastOrDefault() is not { } last ? false : last.Equals("chunked", StringComparison.OrdinalIgnoreCase) ? true : null;

    private BodyLength? ContentLength() =>
        Tokens("Content-Length").Distinct().ToList() is [var only] && long.TryParse(only, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? BodyLength.Of(length) : null;
}
