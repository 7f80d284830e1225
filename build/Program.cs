// Placeholder: shows what build.sh handed over.
using System.Globalization;

foreach (var argument in args)
    Console.WriteLine(argument);
Console.WriteLine($"root: {Environment.GetEnvironmentVariable("FERRY_ROOT")}");
Console.WriteLine($"base: {AppContext.BaseDirectory}");
var exit = args.FirstOrDefault(argument => argument.StartsWith("--exit=", StringComparison.Ordinal));
return exit is null ? 0 : int.Parse(exit["--exit=".Length..], CultureInfo.InvariantCulture);
