using System.Reflection;
using App.Data;
using Cake.Frosting;
using Cake.Frosting.Ferry;

return new CakeHost()
    .UseFerry<AppDbContext>(ferry => ferry.MigrationsIn(Assembly.Load("App.Migrations")))
    .Run(args);
