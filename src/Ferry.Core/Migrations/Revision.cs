namespace Ferry.Core.Migrations;

/// <summary>What a person types after <c>--revision=</c>, looked up among the ids that exist.</summary>
public abstract record Revision
{
    private Revision()
    {
    }

    /// <summary>Exactly one migration fits.</summary>
    /// <param name="Id">Its id.</param>
    public sealed record Found(MigrationId Id) : Revision;

    /// <summary>The state before the first migration, typed as <c>0</c>.</summary>
    public sealed record Zero : Revision;

    /// <summary>No migration fits.</summary>
    /// <param name="Typed">What was typed.</param>
    public sealed record Unknown(string Typed) : Revision;

    /// <summary>Several migrations fit.</summary>
    /// <param name="Typed">What was typed.</param>
    /// <param name="Candidates">Those that fit.</param>
    public sealed record Ambiguous(string Typed, IReadOnlyList<MigrationId> Candidates) : Revision;

    /// <summary>Finds the migration that a typed revision means: a whole id, a name, or the unique beginning of an id.</summary>
    /// <param name="typed">What the person typed; <c>0</c> means the state before the first migration.</param>
    /// <param name="ids">The ids to choose from.</param>
    /// <returns>The one that fits, or why there is none.</returns>
    public static Revision Find(string typed, IEnumerable<MigrationId> ids)
    {
        if (typed == "0") return new Zero();
        var all = ids.ToList();
        var whole = all.Where(id => Same(id.Value, typed)).ToList();
        if (whole.Count == 1) return new Found(whole[0]);
        var fitting = all.Where(id => Same(id.Name, typed)).ToList();
        if (fitting.Count == 0) fitting = all.Where(id => id.Value.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).ToList();
        return fitting.Count switch
        {
            0 => new Unknown(typed),
            1 => new Found(fitting[0]),
            _ => new Ambiguous(typed, fitting),
        };
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
