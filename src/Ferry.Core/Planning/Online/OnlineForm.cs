namespace Ferry.Core.Planning.Online;

/// <summary>
/// Puts what EF Core generated into a form that does not keep the users of a table waiting while it is read or an index is built,
/// wherever the table holds rows. The schema that comes of it is the same, names included.
/// </summary>
/// <remarks>
/// Pure. What somebody wrote by hand, migrations marked <c>[Offline]</c>, and tables that the plan itself makes keep the form that EF Core
/// generated. What a statement locks, and for how long: manual, "Explicit Locking", and the pages of the statements.
/// </remarks>
public static class OnlineForm
{
    /// <summary>Finds out what has to be known of the database.</summary>
    /// <param name="plan">The plan as EF Core generated it.</param>
    /// <returns>Tables and indexes, as they are written in SQL with every part quoted; none when the plan touches nothing that was there before in a way that has an online form.</returns>
    public static IReadOnlyCollection<string> Questions(Plan plan)
    {
        var asked = new HashSet<string>();
        Walk(plan, name =>
        {
            asked.Add(name);
            return null;
        });
        return asked;
    }

    /// <summary>Puts a plan into its online form.</summary>
    /// <param name="plan">The plan as EF Core generated it.</param>
    /// <param name="facts">What there is of <see cref="Questions"/>; what is not there has no entry.</param>
    /// <returns>The plan that runs; the same one where nothing has to be changed.</returns>
    public static Plan Of(Plan plan, IReadOnlyDictionary<string, RelationFacts> facts) => Walk(plan, facts.GetValueOrDefault);

    /// <summary>Puts a plan into its online form without knowing the database.</summary>
    /// <param name="plan">The plan as EF Core generated it.</param>
    /// <returns>The plan for a database in which every table that the plan does not make holds rows, none is partitioned, and any column may hold NULL.</returns>
    public static Plan Supposing(Plan plan) => Walk(plan, static _ => new RelationFacts(IsIndex: true, HasRows: true, IsPartitioned: false));

    private static Plan Walk(Plan plan, Func<string, RelationFacts?> read)
    {
        var relations = new KnownRelations(read);
        return new Plan([.. plan.Migrations.Select(migration => OnlineMigration.Of(migration, relations))]);
    }
}
