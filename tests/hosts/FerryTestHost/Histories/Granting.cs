using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FerryTestHost.Histories;

/// <summary>A migration that names a role.</summary>
public sealed class GrantingContext(DbContextOptions<GrantingContext> options) : DbContext(options);

[DbContext(typeof(GrantingContext)), Migration("20260101000000_GrantReading")]
public sealed class GrantingA() : SqlMigration(
    $"CREATE TABLE granted (i int); GRANT SELECT ON granted TO {Reader}; CREATE POLICY readers ON granted TO {Reader} USING (true)", "DROP TABLE granted")
{
    public const string Reader = "granting_reader";
}
