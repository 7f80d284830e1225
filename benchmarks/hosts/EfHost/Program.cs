using LongHistory;
using Microsoft.EntityFrameworkCore;

var options = new DbContextOptionsBuilder<LongHistoryContext>()
    .UseNpgsql(Environment.GetEnvironmentVariable("DATABASE_URL"), provider => provider.MigrationsAssembly("LongHistory.Migrations"))
    .Options;
using var context = new LongHistoryContext(options);
context.Database.Migrate();
