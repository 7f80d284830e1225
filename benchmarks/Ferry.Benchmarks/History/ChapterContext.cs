using LongHistory;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Ferry.Benchmarks.History;

/// <summary>The shop as it is at one chapter, for EF Core's scaffolder; never connected to anything.</summary>
internal sealed class ChapterContext(Shop shop, int number) : DbContext
{
    private int Number => number;

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseNpgsql().ReplaceService<IModelCacheKeyFactory, OneModelPerChapter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => shop.Describe(modelBuilder);

    private sealed class OneModelPerChapter : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (((ChapterContext)context).Number, designTime);
    }
}
