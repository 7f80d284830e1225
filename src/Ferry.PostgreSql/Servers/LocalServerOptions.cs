namespace Ferry.PostgreSql.Servers;

/// <summary>What may differ between local servers; the defaults are a development server's.</summary>
public sealed record LocalServerOptions
{
    /// <summary>Where to look for PostgreSQL.</summary>
    public PostgresSearch Search { get; init; } = PostgresSearch.OfThisMachine();

    /// <summary>Settings for postgresql.conf, written when the server is created.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether the data outlives a power failure; a killed server loses nothing either way. False is faster, and for servers
    /// that are thrown away with what is on them.
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>How long a start may take, crash recovery included.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long to wait for another process that is creating, starting or stopping the same server.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromMinutes(2);
}
