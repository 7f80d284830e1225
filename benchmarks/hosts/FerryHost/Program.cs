using System.Reflection;
using Cake.Frosting;
using Cake.Frosting.Ferry;
using LongHistory;

return new CakeHost()
    .UseFerry<LongHistoryContext>(ferry => ferry.MigrationsIn(Assembly.Load("LongHistory.Migrations")))
    .Run(args);
