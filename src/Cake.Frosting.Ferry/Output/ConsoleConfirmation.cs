using Cake.Frosting.Ferry.Internal;
using Ferry.Core.Planning;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Settings;

namespace Cake.Frosting.Ferry.Output;

/// <summary>Asks for the environment's name in capitals on a terminal; takes <c>--confirm=NAME</c> anywhere.</summary>
internal sealed class ConsoleConfirmation(FerryRun run) : IConfirmation
{
    public bool IsAsked => !run.Arguments.Has("confirm") && !System.Console.IsInputRedirected && !System.Console.IsOutputRedirected;

    public bool Confirm(EnvironmentSettings environment, Plan? plan, params IReadOnlyList<string> warnings)
    {
        if (run.Arguments.Get("confirm") is { } given) return new EnvironmentName(given) == environment.Name;
        if (!IsAsked) return false;
        if (plan is not null) Show(plan);
        foreach (var warning in warnings) run.Console.Tell($"  {warning}");
        var word = environment.Name.Value.ToUpperInvariant();
        run.Console.Tell($"{environment.Name} is protected. Type {word} to go on, anything else to stop:");
        return string.Equals(System.Console.ReadLine()?.Trim(), word, StringComparison.Ordinal);
    }

    private void Show(Plan plan)
    {
        run.Console.Tell($"{Count.Of(plan.Migrations.Count, "migration")}, {Count.Of(plan.StatementCount, "statement")}:");
        if (!plan.Contexts.IsNone) run.Console.Tell($"  contexts: {plan.Contexts}");
        foreach (var migration in plan.Migrations)
        {
            run.Console.Tell($"  {migration.Id}");
            if (migration.OfflineBecause is { } reason) run.Console.Tell($"    as EF Core has it, [Offline]: {reason}");
            foreach (var statement in migration.Statements.Where(statement => !statement.IsHistory))
            {
                if (statement.InsteadOf is { } plain) run.Console.Tell($"    -- EF Core: {plain.ReplaceLineEndings(" ")}");
                run.Console.Tell($"    {statement.Number}. {statement.Sql.ReplaceLineEndings(" ")}");
            }
        }
    }
}
