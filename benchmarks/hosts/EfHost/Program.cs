using BusyShop;
using LongHistory;
using Microsoft.EntityFrameworkCore;

using var context = Environment.GetEnvironmentVariable("BENCH_HISTORY") == "tighten"
    ? (DbContext)new TightenContext(Options<TightenContext>("BusyShop"))
    : new LongHistoryContext(Options<LongHistoryContext>("LongHistory.Migrations"));
// Building an index of a large table takes longer than half a minute.
context.Database.SetCommandTimeout(TimeSpan.FromHours(1));
context.Database.Migrate();

static DbContextOptions<TContext> Options<TContext>(string assembly)
    where TContext : DbContext => new DbContextOptionsBuilder<TContext>()
    .UseNpgsql(Environment.GetEnvironmentVariable("DATABASE_URL"), provider => provider.MigrationsAssembly(assembly))
    .Options;
