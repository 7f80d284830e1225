using Ferry.Core.Migrations;
using static Ferry.Core.Migrations.MigrationNameOutcome;

namespace Ferry.Core.Tests.Migrations;

public class MigrationNameTests
{
    [Theory]
    [InlineData("add_user_profile", "AddUserProfile")]
    [InlineData("Add user profile", "AddUserProfile")]
    [InlineData("AddUserProfile", "AddUserProfile")]
    [InlineData("addUserProfile", "AddUserProfile")]
    [InlineData("add-OAuth2-login", "AddOAuth2Login")]
    [InlineData("ADD_USER_PROFILE", "AddUserProfile")]
    [InlineData("  add user's e-mail (and phone!) ", "AddUsersEMailAndPhone")]
    [InlineData("split users 1 2", "SplitUsers1_2")]
    [InlineData("add v1.2 prices", "AddV1_2Prices")]
    [InlineData("add URL index", "AddURLIndex")]
    [InlineData("größe ergänzen", "GrößeErgänzen")]
    [InlineData("gro\u0308ße", "Gro\u0308ße")]
    [InlineData("поле добавить", "ПолеДобавить")]
    [InlineData("add 📦 parcels", "AddParcels")]
    [InlineData("Initial", "Initial")]
    [InlineData("initial_create", "InitialCreate")]
    [InlineData("fix_login", "FixLogin")]
    [InlineData("add_order_status_index", "AddOrderStatusIndex")]
    [InlineData("add_task", "AddTask")]
    public void A_message_becomes_a_class_name(string message, string name) =>
        Assert.Equal(new Accepted(name), MigrationName.From(message, [], []));

    [Theory]
    [InlineData("")]
    [InlineData(" _-! ")]
    [InlineData("📦")]
    public void A_message_without_letters_is_refused(string message) =>
        Assert.Contains("no letters", Refusal(message).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_name_that_begins_with_a_digit_is_refused() =>
        Assert.Equal(
            new Refused("A class name cannot begin with a digit, as \"2fa login\" does.", "Begin with what is done, for example Add2faLogin."),
            Refusal("2fa login"));

    [Theory]
    [InlineData("update_database")]
    [InlineData("UpdateDatabase")]
    [InlineData("fix_stuff")]
    [InlineData("changes")]
    [InlineData("migration1")]
    [InlineData("Migration 2")]
    [InlineData("test")]
    [InlineData("wip")]
    [InlineData("temp")]
    [InlineData("update")]
    [InlineData("misc")]
    [InlineData("new_migration")]
    [InlineData("final")]
    [InlineData("final_final_v2")]
    [InlineData("asdf")]
    [InlineData("qwertz")]
    [InlineData("xxx")]
    [InlineData("a")]
    [InlineData("the last fix of the model changes")]
    [InlineData("add_column")]
    [InlineData("DropTables")]
    [InlineData("MIGRATION")]
    [InlineData("v2")]
    public void A_name_that_fits_any_change_is_refused_with_an_example_of_a_good_one(string message) =>
        Assert.Equal(
            new Refused($"\"{message}\" does not say what changes.", "Name the change and what it touches, for example add_user_profile or drop_legacy_tokens."),
            Refusal(message));

    [Fact]
    public void A_name_fits_into_the_history_table_to_the_last_character()
    {
        Assert.IsType<Accepted>(MigrationName.From("Add" + new string('x', 132), [], []));

        Assert.Contains("136 characters; 135 fit", Refusal("Add" + new string('x', 133)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_name_is_shortened_between_words() =>
        Assert.Equal(
            $"Shorten it, for example to Add{string.Concat(Enumerable.Repeat("UserProfile", 12))}.",
            Refusal("Add" + string.Concat(Enumerable.Repeat("UserProfile", 12)) + "Extras").Suggestion);

    [Theory]
    [InlineData("dbContextAttribute", "DbContextAttribute")]
    [InlineData("migration_builder", "MigrationBuilder")]
    [InlineData("build target model", "BuildTargetModel")]
    [InlineData("Guid", "Guid")]
    [InlineData("aux", "Aux")]
    [InlineData("COM1", "Com1")]
    public void A_name_that_the_generated_code_or_the_file_system_uses_is_refused(string message, string name) =>
        Assert.Contains($"Add{name}", Refusal(message).Suggestion, StringComparison.Ordinal);

    [Fact]
    public void A_name_that_exists_is_refused_whatever_its_case() =>
        Assert.Equal("There is already a migration Adduserprofile.", Refusal("add_user_profile", migrations: ["Initial", "Adduserprofile"]).Reason);

    [Fact]
    public void The_name_of_a_type_is_refused() =>
        Assert.Equal(
            new Refused("A class UserProfile would clash with the type UserProfile.", "Say what happens to it, for example AddUserProfile."),
            Refusal("user_profile", types: ["AppDbContext", "UserProfile"]));

    [Theory]
    [InlineData("class")]
    [InlineData("string")]
    [InlineData("namespace")]
    [InlineData("default value")]
    public void A_keyword_never_comes_out(string message)
    {
        if (MigrationName.From(message, [], []) is Accepted(var name)) Assert.True(char.IsUpper(name[0]));
    }

    private static Refused Refusal(string message, string[]? migrations = null, string[]? types = null) =>
        Assert.IsType<Refused>(MigrationName.From(message, migrations ?? [], types ?? []));
}
