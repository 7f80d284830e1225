using Npgsql;
using static Ferry.Acceptance.Tests.Images.Postgres;

namespace Ferry.Acceptance.Tests.Images;

public sealed class PostgresSettingsTests
{
    [Fact]
    public async Task The_variables_name_the_superuser_its_password_the_database_the_folder_and_initdbs_options()
    {
        await using var bench = await Workbench.OpenAsync();
        var server = await bench.StartPostgresAsync(With(
            ("POSTGRES_USER", "Alice"),
            ("POSTGRES_PASSWORD", "it's \"1\" $HOME\\"),
            ("POSTGRES_DB", "my \"shop\""),
            ("POSTGRES_INITDB_ARGS", "--data-checksums --text-search-config='simple'"),
            ("PGDATA", "/srv/elsewhere/pg")));
        var database = await server.DatabaseAsync("Alice", "it's \"1\" $HOME\\", "my \"shop\"");

        Assert.True(await database.AskAsync<bool>("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"));
        Assert.Equal("on", await database.AskAsync<string>("SHOW data_checksums"));
        Assert.Equal("pg_catalog.simple", await database.AskAsync<string>("SHOW default_text_search_config"));
        Assert.Equal("/srv/elsewhere/pg", await database.AskAsync<string>("SHOW data_directory"));
        Assert.Equal("UTF8", await database.AskAsync<string>("SHOW server_encoding"));
    }

    [Fact]
    public async Task A_password_alone_gives_the_user_and_the_database_postgres_and_no_other_password_does()
    {
        await using var bench = await Workbench.OpenAsync();
        var server = await bench.StartPostgresAsync(WithPassword);

        Assert.Equal("postgres", await (await server.DatabaseAsync()).AskAsync<string>("SELECT current_user::text"));
        var stranger = await server.DatabaseAsync(password: "guess");
        Assert.Equal(PostgresErrorCodes.InvalidPassword, (await Assert.ThrowsAsync<PostgresException>(stranger.OpenAsync)).SqlState);
    }

    [Fact]
    public async Task The_database_is_named_after_the_user_if_not_named_itself()
    {
        await using var bench = await Workbench.OpenAsync();
        var server = await bench.StartPostgresAsync([.. WithPassword, .. With(("POSTGRES_USER", "bob"))]);

        Assert.Equal("bob", await (await server.DatabaseAsync("bob")).AskAsync<string>("SELECT current_database()::text"));
    }

    [Fact]
    public async Task The_password_can_come_from_a_file()
    {
        await using var bench = await Workbench.OpenAsync();
        var volume = await bench.CreateVolumeAsync();
        await bench.RunAsync("--volume", $"{volume}:/run/secrets", Image, "bash", "-c", "umask 077; echo hush >/run/secrets/password");
        var server = await bench.StartPostgresAsync(["--volume", $"{volume}:/run/secrets", .. With(("POSTGRES_PASSWORD_FILE", "/run/secrets/password"))]);

        Assert.Equal(1, await (await server.DatabaseAsync(password: "hush")).AskAsync<int>("SELECT 1"));
    }

    [Fact]
    public async Task Arguments_that_begin_with_a_dash_are_the_servers()
    {
        await using var bench = await Workbench.OpenAsync();
        var server = await bench.StartPostgresAsync(WithPassword, "-c", "fsync=off", "-c", "search_path=a, b", "--work_mem=7MB");
        var database = await server.DatabaseAsync();

        Assert.Equal("off", await database.AskAsync<string>("SHOW fsync"));
        Assert.Equal("a, b", await database.AskAsync<string>("SHOW search_path"));
        Assert.Equal("7MB", await database.AskAsync<string>("SHOW work_mem"));
    }

    [Theory]
    [InlineData("pg_dump --version", "pg_dump (PostgreSQL) 15.")]
    [InlineData("pg_restore --version", "pg_restore (PostgreSQL) 15.")]
    [InlineData("psql --version", "psql (PostgreSQL) 15.")]
    [InlineData("postgres --version", "postgres (PostgreSQL) 15.")]
    [InlineData("--version", "postgres (PostgreSQL) 15.")]
    [InlineData("id -u", "0")]
    public async Task Any_other_command_is_run_as_it_is(string command, string answer)
    {
        await using var bench = await Workbench.OpenAsync();

        var result = await bench.RunAsync([Image, .. command.Split(' ')]);

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith(answer, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_is_not_root_and_its_user_has_the_id_that_the_official_image_gives_it()
    {
        await using var bench = await Workbench.OpenAsync();
        var server = await bench.StartPostgresAsync(WithPassword);

        Assert.Equal("999", (await server.ExecuteAsync("stat", "--format", "%u", "/proc/1")).Output.Trim());
        Assert.Equal("postgres 700", (await server.ExecuteAsync("stat", "--format", "%U %a", Data)).Output.Trim());
    }
}
