using System.Text.RegularExpressions;

namespace Ferry.Acceptance.Tests.Targets;

[Collection<CheckoutCollection>]
public sealed partial class HelpTests(Checkout checkout)
{
    // Targets that run the tests, or run for minutes; the pipeline that runs these tests calls them itself.
    private static readonly string[] OfThisRepository = ["test", "pack", "bench"];

    [Fact]
    public async Task Without_a_target_every_target_is_printed_with_its_description_and_arguments()
    {
        var call = (await checkout.CallAsync()).Ends(0);
        Assert.StartsWith("usage: ./build.sh --target=NAME", call.OutLines[0], StringComparison.Ordinal);
        Assert.Matches(@"(?m)^  migrate-up +Apply the pending migrations\n +\[--revision=ID\] \[--allow-out-of-order\](?:\s+\[--[\w=-]+\])*\s+\[--confirm=NAME\]\s+\[--json=PATH\]$", call.Out);
        Assert.Matches(@"(?m)^  migrate-show +Show the SQL of one migration, up and down; with --environment what the ledger knows of it\n +--revision=ID +an id, a name, or the beginning of an id\n +\[--x=NAME=VALUE\] \[--json=PATH\]$", call.Out);
        Assert.Empty(call.Error);
        Assert.Equal(call.Out, (await checkout.CallAsync("--help")).Ends(0).Out);
    }

    [Fact]
    public async Task With_a_target_help_prints_its_arguments_and_runs_nothing()
    {
        var database = await TestDatabase.CreateAsync();
        var call = (await checkout.CallAsync(database, "--target=migrate-down-to", "--help")).Ends(0);
        call.Says("migrate-down-to: Revert everything that was applied after a migration");
        Assert.Matches(@"(?m)^  --revision=ID +the migration that stays the newest; 0 reverts all \(required\)$", call.Out);
        Assert.Matches(@"(?m)^  --json=PATH +write the result to a file", call.Out);
        Assert.DoesNotContain("migrate-up", call.Out, StringComparison.Ordinal);
        Assert.Empty(await database.TablesAsync());
    }

    [Fact]
    public async Task Every_listed_target_has_tests_that_carry_its_name()
    {
        var listed = Listed().Matches((await checkout.CallAsync()).Ends(0).Out).Select(match => match.Groups[1].Value);
        var tested = typeof(HelpTests).Assembly.GetTypes().SelectMany(type => type.GetMethods().Append<System.Reflection.MemberInfo>(type))
            .SelectMany(member => member.GetCustomAttributes(typeof(TraitAttribute), inherit: false).Cast<TraitAttribute>())
            .Where(trait => trait.Name == "target").Select(trait => trait.Value).Distinct();
        Assert.Equal(listed.Except(OfThisRepository), tested.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("^  ([a-z][a-z-]*)  +[A-Z]", RegexOptions.Multiline)]
    private static partial Regex Listed();
}
