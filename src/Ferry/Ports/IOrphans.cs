namespace Ferry.Ports;

/// <summary>What runs that were killed, and checkouts that are gone, have left with a container engine.</summary>
public interface IOrphans
{
    /// <summary>Finds and removes all of it; what somebody may still need stays.</summary>
    /// <param name="cancellationToken">Ends the removal between two pieces.</param>
    /// <returns>What was removed, one by one, such as <c>container ferry-shop-…</c>.</returns>
    /// <exception cref="Ferry.Core.Rendering.SurroundingsException">No engine answers, or it refuses.</exception>
    Task<IReadOnlyList<string>> RemoveAsync(CancellationToken cancellationToken = default);
}
