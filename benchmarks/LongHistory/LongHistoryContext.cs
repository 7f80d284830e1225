using Microsoft.EntityFrameworkCore;

namespace LongHistory;

/// <summary>The shop at the end of its history.</summary>
/// <param name="options">The connection and provider to use.</param>
public sealed class LongHistoryContext(DbContextOptions<LongHistoryContext> options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var shop = new Shop();
        foreach (var _ in Story.Tell(shop))
        {
            // Telling the story changes the shop.
        }

        shop.Describe(modelBuilder);
    }
}
