namespace Ferry.Core.Planning.Online;

/// <summary>Names of relations, every part quoted.</summary>
internal static class RelationName
{
    /// <summary>Another name in the schema of a relation.</summary>
    public static string Sibling(string relation, string name) => relation[..Last(relation)] + name;

    /// <summary>The same name in a schema.</summary>
    public static string In(string schema, string relation) => $"{schema}.{relation[Last(relation)..]}";

    // Where the last part begins: after the last dot that is not between quotation marks.
    private static int Last(string relation)
    {
        var (start, isQuoted) = (0, false);
        for (var index = 0; index < relation.Length; index++)
        {
            if (relation[index] == '"') isQuoted = !isQuoted;
            else if (relation[index] == '.' && !isQuoted) start = index + 1;
        }

        return start;
    }
}
