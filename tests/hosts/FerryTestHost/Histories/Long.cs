using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FerryTestHost.Histories;

/// <summary>Long enough to be killed in the middle: tables, rows, constraints and indexes, each migration with a pause in it.</summary>
public sealed class LongContext(DbContextOptions<LongContext> options) : DbContext(options);

public abstract class LongStep(int number) : SqlMigration(
    $"""
    CREATE TABLE t{number} (id int PRIMARY KEY, value text NOT NULL);
    INSERT INTO t{number} SELECT i, 'value ' || i FROM generate_series(1, 2000) i;
    SELECT pg_sleep(0.1);
    ALTER TABLE t{number} ADD CONSTRAINT ck_t{number} CHECK (id > 0);
    CREATE INDEX ix_t{number} ON t{number} (value);
    """,
    $"DROP TABLE t{number}");

[DbContext(typeof(LongContext)), Migration("20260101000000_Step1")]
public sealed class Long1() : LongStep(1);

[DbContext(typeof(LongContext)), Migration("20260102000000_Step2")]
public sealed class Long2() : LongStep(2);

[DbContext(typeof(LongContext)), Migration("20260103000000_Step3")]
public sealed class Long3() : LongStep(3);

[DbContext(typeof(LongContext)), Migration("20260104000000_Step4")]
public sealed class Long4() : LongStep(4);

[DbContext(typeof(LongContext)), Migration("20260105000000_Step5")]
public sealed class Long5() : LongStep(5);

[DbContext(typeof(LongContext)), Migration("20260106000000_Step6")]
public sealed class Long6() : LongStep(6);

[DbContext(typeof(LongContext)), Migration("20260107000000_Step7")]
public sealed class Long7() : LongStep(7);

[DbContext(typeof(LongContext)), Migration("20260108000000_Step8")]
public sealed class Long8() : LongStep(8);
