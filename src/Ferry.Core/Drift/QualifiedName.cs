namespace Ferry.Core.Drift;

/// <summary>A name with dots in it, quoted as in SQL.</summary>
internal static class QualifiedName
{
    /// <summary>Cuts a name at its last dot outside of quotes: <c>public.users.email</c> into <c>public.users</c> and <c>email</c>.</summary>
    internal static (string Owner, string Last) Split(string name)
    {
        var (dot, quoted) = (-1, false);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '"') quoted = !quoted;
            else if (name[i] == '.' && !quoted) dot = i;
            else if (name[i] == '(' && !quoted) break; // the arguments of a function
        }

        return dot < 0 ? ("", name) : (name[..dot], name[(dot + 1)..]);
    }

    /// <summary>The schema of a name; the name itself where there is no dot.</summary>
    internal static string SchemaOf(string name)
    {
        var quoted = false;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '"') quoted = !quoted;
            else if (name[i] == '.' && !quoted) return name[..i];
        }

        return name;
    }
}
