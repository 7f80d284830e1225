using Ferry.Core.Rendering;

namespace Ferry.Core.Tests.Rendering;

public class NearestNameTests
{
    private static readonly string[] Targets =
    [
        "db-start", "db-stop", "db-status", "db-reset", "migrate-create", "migrate-create-manual", "migrate-up", "migrate-down",
        "migrate-down-to", "migrate-status", "migrate-lint", "deploy-prod", "rollback-prod", "verify-setup", "bench", "test", "--env", "--from", "--to",
    ];

    [Theory]
    [InlineData("migrate-up", "migrate-up")]
    [InlineData("migrate_up", "migrate-up")]
    [InlineData("MigrateUp", "migrate-up")]
    [InlineData("migrate-pu", "migrate-up")]
    [InlineData("migrat-up", "migrate-up")]
    [InlineData("migrate-stauts", "migrate-status")]
    [InlineData("migrate-list", "migrate-lint")]
    [InlineData("migrate-create-manaul", "migrate-create-manual")]
    [InlineData("db-strat", "db-start")]
    [InlineData("dbstop", "db-stop")]
    [InlineData("verify-set-up", "verify-setup")]
    [InlineData("tets", "test")]
    [InlineData("--form", "--from")]
    [InlineData("--evn", "--env")]
    [InlineData("--environment", null)]
    public void A_slip_of_the_finger_is_mended(string typed, string? nearest) => Assert.Equal(nearest, NearestName.To(typed, Targets));

    [Theory]
    [InlineData("migrate-stat", "migrate-status")]
    [InlineData("migrate-cre", "migrate-create")]
    [InlineData("deploy", "deploy-prod")]
    [InlineData("be", "bench")]
    public void A_beginning_is_completed_to_the_shortest(string typed, string nearest) => Assert.Equal(nearest, NearestName.To(typed, Targets));

    [Theory]
    [InlineData("up", "migrate-up")]
    [InlineData("down-to", "migrate-down-to")]
    [InlineData("create", "migrate-create")]
    [InlineData("Status", "db-status")]
    public void Last_words_find_the_whole(string typed, string nearest) => Assert.Equal(nearest, NearestName.To(typed, Targets));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("x")]
    [InlineData("frobnicate")]
    [InlineData("migrate-foo")]
    [InlineData("atus")]
    public void Nothing_is_suggested_when_nothing_is_near(string typed) => Assert.Null(NearestName.To(typed, Targets));

    [Fact]
    public void Nothing_is_near_among_no_names() => Assert.Null(NearestName.To("up", []));

    [Fact]
    public void Of_two_equally_near_the_first_wins() => Assert.Equal("cat", NearestName.To("bat", ["dog", "cat", "rat"]));

    [Theory]
    [InlineData("abcdefgh", "abcdefgh", true)]
    [InlineData("abcdefgh", "bacdefhg", true)]
    [InlineData("abcdefgh", "xacdefgh", true)]
    [InlineData("abcdefgh", "xaydefgh", false)]
    public void A_swap_of_neighbours_is_one_slip(string typed, string name, bool near) => Assert.Equal(near ? name : null, NearestName.To(typed, [name]));
}
