using System.Reflection;
using BusyShop;
using Cake.Frosting;
using Cake.Frosting.Ferry;
using LongHistory;

return Environment.GetEnvironmentVariable("BENCH_HISTORY") switch
{
    "tighten" => new CakeHost().UseFerry<TightenContext>(ferry => ferry.MigrationsIn(typeof(TightenContext).Assembly)).Run(args),
    "fill" => new CakeHost().UseFerry<FillContext>(ferry => ferry.MigrationsIn(typeof(FillContext).Assembly)).Run(args),
    _ => new CakeHost().UseFerry<LongHistoryContext>(ferry => ferry.MigrationsIn(Assembly.Load("LongHistory.Migrations"))).Run(args),
};
