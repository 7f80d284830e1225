using Ferry.Core.Releases;

namespace Ferry.Ports;

/// <summary>Asks git about the checkout.</summary>
public interface IWorkTrees
{
    /// <summary>Looks at the checkout; writes nothing.</summary>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>What git says; without git, or outside a work tree, one without a commit.</returns>
    Task<WorkTree> LookAsync(CancellationToken cancellation);
}
