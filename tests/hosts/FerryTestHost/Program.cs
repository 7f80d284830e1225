using Cake.Frosting;
using Cake.Frosting.Ferry;
using FerryTestHost;
using FerryTestHost.Histories;
using Microsoft.EntityFrameworkCore;

return Environment.GetEnvironmentVariable("FERRY_TEST_HISTORY") switch
{
    nameof(SuppressedContext) => Host<SuppressedContext>(),
    nameof(ConcurrentContext) => Host<ConcurrentContext>(),
    nameof(LongContext) => Host<LongContext>(),
    nameof(FailingContext) => Host<FailingContext>(),
    nameof(MisspeltContext) => Host<MisspeltContext>(),
    nameof(ToldContext) => Host<ToldContext>(),
    nameof(DividedContext) => Host<DividedContext>(),
    nameof(CombinedContext) => Host<CombinedContext>(),
    nameof(FolderContext) => new CakeHost().UseTaskTeardown<KillAfter>().UseFerry<FolderContext>(ferry => ferry
        .MigrationsIn(FolderContext.Load())
        .Gate("freeze", (_, _) => Task.FromResult(Environment.GetEnvironmentVariable("FERRY_TEST_FREEZE"))))
        .Run(args),
    _ => Host<OrdinaryContext>(),
};

int Host<TContext>()
    where TContext : DbContext => new CakeHost().UseFerry<TContext>().Run(args);
