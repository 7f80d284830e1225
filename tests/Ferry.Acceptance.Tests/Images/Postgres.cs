using System.Globalization;
using Npgsql;

namespace Ferry.Acceptance.Tests.Images;

/// <summary>PostgreSQL in the image of the tests.</summary>
internal static class Postgres
{
    public const string Image = "ferry-test/postgres:15";

    /// <summary>Where the image keeps the data if PGDATA says nothing else.</summary>
    public const string Data = "/var/lib/postgresql/data";

    /// <summary>Starts one and waits until it takes connections by TCP.</summary>
    public static async Task<Container> StartPostgresAsync(this Workbench bench, IEnumerable<string> options, params IEnumerable<string> arguments)
    {
        var container = await bench.StartAsync(["--publish", "127.0.0.1::5432", .. options, Image, .. arguments]);
        await container.UntilReadyAsync();
        return container;
    }

    /// <summary>Waits until it takes connections by TCP.</summary>
    public static Task UntilReadyAsync(this Container container) => container.UntilAsync(container.IsReadyAsync, "ready");

    public static async Task<bool> IsReadyAsync(this Container container) =>
        (await container.ExecuteAsync("pg_isready", "--host", "localhost")).Succeeded;

    /// <summary>A database in it, by TCP from this machine.</summary>
    public static async Task<TestDatabase> DatabaseAsync(this Container container, string user = "postgres", string password = "pw", string? database = null) =>
        new(new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = await container.PortAsync(5432),
            Username = user,
            Password = password,
            Database = database ?? user,
        }.ConnectionString);

    /// <summary>Options that set environment variables.</summary>
    public static IEnumerable<string> With(params IEnumerable<(string Name, string Value)> variables) =>
        variables.SelectMany(variable => new[] { "--env", string.Create(CultureInfo.InvariantCulture, $"{variable.Name}={variable.Value}") });

    /// <summary>The one variable that a new server cannot do without.</summary>
    public static IEnumerable<string> WithPassword => With(("POSTGRES_PASSWORD", "pw"));
}
