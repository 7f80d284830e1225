using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FerryTestHost.Histories;

/// <summary>Three migrations, each of which takes a moment.</summary>
public sealed class OrdinaryContext(DbContextOptions<OrdinaryContext> options) : DbContext(options);

[DbContext(typeof(OrdinaryContext)), Migration("20260101000000_CreateA")]
public sealed class OrdinaryA() : SqlMigration("CREATE TABLE a (i int); SELECT pg_sleep(0.2)", "DROP TABLE a");

[DbContext(typeof(OrdinaryContext)), Migration("20260102000000_CreateB")]
public sealed class OrdinaryB() : SqlMigration("CREATE TABLE b (i int); INSERT INTO a VALUES (1)", "DROP TABLE b; DELETE FROM a");

[DbContext(typeof(OrdinaryContext)), Migration("20260103000000_CreateC")]
public sealed class OrdinaryC() : SqlMigration("CREATE TABLE c (i int); SELECT pg_sleep(0.2)", "DROP TABLE c");

/// <summary>The same history seen from an older commit.</summary>
public sealed class OlderContext(DbContextOptions<OlderContext> options) : DbContext(options);

[DbContext(typeof(OlderContext)), Migration("20260101000000_CreateA")]
public sealed class OlderA() : SqlMigration("CREATE TABLE a (i int)", "DROP TABLE a");

/// <summary>The same history without the second migration, as on a branch that was made before it.</summary>
public sealed class GapContext(DbContextOptions<GapContext> options) : DbContext(options);

[DbContext(typeof(GapContext)), Migration("20260101000000_CreateA")]
public sealed class GapA() : SqlMigration("CREATE TABLE a (i int)", "DROP TABLE a");

[DbContext(typeof(GapContext)), Migration("20260103000000_CreateC")]
public sealed class GapC() : SqlMigration("CREATE TABLE c (i int)", "DROP TABLE c");
