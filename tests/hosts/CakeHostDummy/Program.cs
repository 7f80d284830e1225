using Cake.Frosting;

return new CakeHost()
    .UseCakeSetting("Dummy_Setting", "host")
    .Run(args);
