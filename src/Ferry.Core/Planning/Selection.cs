using Ferry.Core.Migrations;
using Ferry.Core.Rendering;

namespace Ferry.Core.Planning;

/// <summary>Which migrations a command would run.</summary>
public abstract record Selection
{
    private Selection()
    {
    }

    /// <summary>These, in this order; none when there is nothing to do.</summary>
    /// <param name="Migrations">In the order in which they run.</param>
    public sealed record Chosen(IReadOnlyList<MigrationId> Migrations) : Selection;

    /// <summary>None, because the state of the database forbids it.</summary>
    /// <param name="Notice">Why, and what to do.</param>
    public sealed record Refused(Notice Notice) : Selection;
}
