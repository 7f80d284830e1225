using System.IO;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace App.Migrations
{
    /// <summary>Runs 20261121102348_CopyCoordinatesIntoLatitudeAndLongitude.up.sql; its way back is 20261121102348_CopyCoordinatesIntoLatitudeAndLongitude.down.sql.</summary>
    public partial class CopyCoordinatesIntoLatitudeAndLongitude : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Read("up.sql"));

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Read("down.sql"));

        private static string Read(string part)
        {
            using var reader = new StreamReader(typeof(CopyCoordinatesIntoLatitudeAndLongitude).Assembly.GetManifestResourceStream("20261121102348_CopyCoordinatesIntoLatitudeAndLongitude." + part));
            return reader.ReadToEnd();
        }
    }
}
