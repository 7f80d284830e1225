using System.Globalization;
using System.Text;

namespace Ferry.Front;

/// <summary>What a front says itself, where no release can.</summary>
internal static class Answer
{
    internal static byte[] NotUnderstood { get; } = Of("400 Bad Request", "This request cannot be read as HTTP/1.1.");

    internal static byte[] NobodyThere { get; } = Of("502 Bad Gateway", "The app does not take connections.");

    internal static byte[] BrokeOff { get; } = Of("502 Bad Gateway", "The app broke off before it answered.");

    internal static byte[] StillPaused { get; } = Of("503 Service Unavailable", "The app is being changed. Try again in a moment.", "Retry-After: 5\r\n");

    private static byte[] Of(string status, string text, string field = "") => Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {text.Length}\r\n{field}Connection: close\r\n\r\n{text}"));
}
