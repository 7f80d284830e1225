Console.WriteLine("for dotnet-ef only");
