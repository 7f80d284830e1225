namespace Ferry.Design;

/// <summary>The texts of a migration that runs an embedded pair of SQL files.</summary>
internal static class SqlPair
{
    public static string Class(string @namespace, string name, string id) => $$"""
        using System.IO;
        using Microsoft.EntityFrameworkCore.Migrations;

        #nullable disable

        namespace {{@namespace}}
        {
            /// <summary>Runs {{id}}.up.sql; its way back is {{id}}.down.sql.</summary>
            public partial class {{name}} : Migration
            {
                /// <inheritdoc />
                protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Read("up.sql"));

                /// <inheritdoc />
                protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Read("down.sql"));

                private static string Read(string part)
                {
                    using var reader = new StreamReader(typeof({{name}}).Assembly.GetManifestResourceStream("{{id}}." + part));
                    return reader.ReadToEnd();
                }
            }
        }

        """.ReplaceLineEndings("\n");

    public static string Up(string name) => $"-- {name}: applies the migration. Several statements may follow each other; all of them run in one transaction.\n";

    public static string Down(string name) => $"-- {name}: undoes up.sql. While there is no statement here, migrate-down refuses to go past this migration.\n";
}
