using System.Globalization;

namespace Ferry.Acceptance.Tests;

/// <summary>Random choices of a test that can be made again: FERRY_TEST_SEED takes the seed that a failure names.</summary>
internal sealed class Chance
{
    private readonly int _seed = Environment.GetEnvironmentVariable("FERRY_TEST_SEED") is { Length: > 0 } seed ? int.Parse(seed, CultureInfo.InvariantCulture) : System.Random.Shared.Next();

    public Chance() => Random = new Random(_seed);

    public Random Random { get; }

    /// <summary>Runs a test; whatever fails in it names the seed.</summary>
    public static async Task TryAsync(Func<Random, Task> test)
    {
        var chance = new Chance();
        TestContext.Current.TestOutputHelper?.WriteLine(chance.ToString());
        try
        {
            await test(chance.Random);
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException($"{chance}: {problem.Message}", problem);
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"FERRY_TEST_SEED={_seed}");
}
