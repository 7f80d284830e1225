using Ferry.Core.Migrations;

namespace Ferry.Core.Tests.Migrations;

public class RevisionTests
{
    private static readonly MigrationId[] Ids = [new("20260101000000_AddUsers"), new("20260102000000_AddUserNames"), new("20270101000000_DropUsers")];

    [Theory]
    [InlineData("20260101000000_AddUsers")]
    [InlineData("20260101000000_ADDUSERS")]
    [InlineData("AddUsers")]
    [InlineData("addusers")]
    [InlineData("20260101")]
    public void An_id_a_name_and_a_unique_beginning_find_the_migration(string typed) =>
        Assert.Equal(Ids[0], Assert.IsType<Revision.Found>(Revision.Find(typed, Ids)).Id);

    [Fact]
    public void Zero_is_the_state_before_the_first() => Assert.IsType<Revision.Zero>(Revision.Find("0", Ids));

    [Fact]
    public void A_beginning_that_fits_several_names_them_all() =>
        Assert.Equal(2, Assert.IsType<Revision.Ambiguous>(Revision.Find("2026", Ids)).Candidates.Count);

    [Fact]
    public void Whatever_fits_nothing_is_unknown() => Assert.IsType<Revision.Unknown>(Revision.Find("AddUser", Ids));

    [Theory]
    [InlineData("20260101000000_AddUsers", "AddUsers", "20260101000000")]
    [InlineData("Initial", "Initial", "")]
    [InlineData("2026_Short", "2026_Short", "")]
    public void An_id_without_a_timestamp_is_all_name(string id, string name, string timestamp)
    {
        Assert.Equal(name, new MigrationId(id).Name);
        Assert.Equal(timestamp, new MigrationId(id).Timestamp);
    }
}
