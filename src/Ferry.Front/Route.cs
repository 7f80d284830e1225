using System.Net;

namespace Ferry.Front;

/// <summary>Where requests go.</summary>
/// <param name="Sequence">Counts the changes.</param>
/// <param name="Upstream">The release that serves; null while requests have to wait.</param>
internal sealed record Route(long Sequence, IPEndPoint? Upstream);
