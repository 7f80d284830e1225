using Ferry.Core.Planning;
using Ferry.Core.Planning.Online;
using Ferry.Ports;

namespace Ferry.Migrating;

/// <summary>Puts plans into the form that runs on a database.</summary>
internal static class OnlinePlans
{
    /// <summary>Puts a plan into its online form for the tables as they are now; what an interrupted run has begun keeps the form in which it was begun.</summary>
    /// <param name="plan">The plan, in whatever form.</param>
    /// <param name="relations">The database; not asked for tables where the plan touches none that is there in a way that has an online form.</param>
    /// <param name="cancellation">Cancels the query.</param>
    /// <returns>The plan to print, to hash and to execute.</returns>
    public static async Task<Plan> OnlineAsync(this Plan plan, IRelations relations, CancellationToken cancellation)
    {
        var plain = plan.Plain;
        var questions = OnlineForm.Questions(plain);
        var online = questions.Count == 0 ? plain : OnlineForm.Of(plain, await relations.ReadRelationsAsync(questions, cancellation));
        var begun = await relations.ReadBegunAsync(plain.Migrations.Select(migration => migration.Id), cancellation);
        return begun.Count == 0 ? online : new Plan([.. online.Migrations.Select(migration => begun.Aggregate(migration, (planned, one) => one.Resume(planned)))]);
    }
}
