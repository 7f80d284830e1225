using Ferry.Core.Backups;

namespace Ferry.Core.Tests.Backups;

public sealed class BackupIdTests
{
    private static readonly DateTimeOffset Created = new(2026, 3, 4, 6, 6, 7, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("production", 1, "production-20260304-050607")]
    [InlineData("production", 2, "production-20260304-050607-2")]
    [InlineData("Feature/A b", 1, "feature-a-b-20260304-050607")]
    [InlineData("../up", 1, "..-up-20260304-050607")]
    public void An_id_is_environment_and_time_in_UTC(string environment, int number, string id)
    {
        Assert.Equal(id, BackupId.Of(environment, Created, number));
        Assert.True(BackupId.Is(id));
        Assert.True(BackupId.IsOf(id, environment));
    }

    [Theory]
    [InlineData("production-20260304-050607.partial")]
    [InlineData("production-20260304-050607.going")]
    [InlineData("production")]
    [InlineData("-20260304-050607")]
    [InlineData("production-20260304-050607\n")]
    public void Other_names_are_no_ids(string name) => Assert.False(BackupId.Is(name));

    [Fact]
    public void An_id_of_an_environment_whose_name_only_begins_alike_is_not_of_it() =>
        Assert.False(BackupId.IsOf("production-eu-20260304-050607", "production"));
}
