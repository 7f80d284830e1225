using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Migrating;
using Ferry.Settings;

namespace Ferry.Tests.Migrating;

public sealed class MigrationFilesTests : IDisposable
{
    private static readonly MigrationId Id = new("20260101000000_A");
    private readonly TemporaryFolder _root = new();

    [Fact]
    public void A_C_sharp_migration_is_found_and_its_designer_file_is_not_what_one_opens()
    {
        _root.Write("migrations/20260101000000_A.cs", "");
        _root.Write("migrations/20260101000000_A.Designer.cs", "");
        Assert.Equal("migrations/20260101000000_A.cs", Files.Find(Id, Direction.Up));
        Assert.Equal(2, Files.Of(Id).Count);
    }

    [Fact]
    public void Of_a_SQL_pair_the_file_of_the_direction_is_found()
    {
        foreach (var ending in new[] { ".cs", ".Designer.cs", ".up.sql", ".down.sql" }) _root.Write("migrations/nested/20260101000000_A" + ending, "");
        Assert.Equal("migrations/nested/20260101000000_A.up.sql", Files.Find(Id, Direction.Up));
        Assert.Equal("migrations/nested/20260101000000_A.down.sql", Files.Find(Id, Direction.Down));
    }

    [Fact]
    public void A_migration_without_files_is_not_found() => Assert.Null(Files.Find(Id, Direction.Up));

    private MigrationFiles Files => new(FerrySettingsReader.Read(_root.Path));

    public void Dispose() => _root.Dispose();
}
