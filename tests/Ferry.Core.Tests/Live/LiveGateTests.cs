using Ferry.Core.Live;
using Ferry.Core.Outcomes;

namespace Ferry.Core.Tests.Live;

public class LiveGateTests
{
    private static readonly LiveServer Roomy = new(100, 3, 10, 1L << 30);
    private static readonly TouchedTables Alter = new([new TableUse("\"a\"", LockMode.AccessExclusiveLock)]);
    private static readonly HeldLock Read = new("\"a\"", "public.a", LockMode.AccessShareLock);

    [Theory]
    [InlineData(LockMode.AccessShareLock, "AccessExclusiveLock")]
    [InlineData(LockMode.RowShareLock, "ExclusiveLock AccessExclusiveLock")]
    [InlineData(LockMode.RowExclusiveLock, "ShareLock ShareRowExclusiveLock ExclusiveLock AccessExclusiveLock")]
    [InlineData(LockMode.ShareUpdateExclusiveLock, "ShareUpdateExclusiveLock ShareLock ShareRowExclusiveLock ExclusiveLock AccessExclusiveLock")]
    [InlineData(LockMode.ShareLock, "RowExclusiveLock ShareUpdateExclusiveLock ShareRowExclusiveLock ExclusiveLock AccessExclusiveLock")]
    [InlineData(LockMode.ShareRowExclusiveLock, "RowExclusiveLock ShareUpdateExclusiveLock ShareLock ShareRowExclusiveLock ExclusiveLock AccessExclusiveLock")]
    [InlineData(LockMode.ExclusiveLock, "RowShareLock RowExclusiveLock ShareUpdateExclusiveLock ShareLock ShareRowExclusiveLock ExclusiveLock AccessExclusiveLock")]
    [InlineData(LockMode.AccessExclusiveLock, "AccessShareLock RowShareLock RowExclusiveLock ShareUpdateExclusiveLock ShareLock ShareRowExclusiveLock ExclusiveLock AccessExclusiveLock")]
    public void Lock_modes_exclude_each_other_as_in_the_manual(LockMode wanted, string conflicting) =>
        Assert.Equal(conflicting, string.Join(' ', Enum.GetValues<LockMode>().Where(held => LockModes.Conflict(wanted, held))));

    [Theory]
    [InlineData(59, LiveSessionKind.Ordinary, null)]
    [InlineData(60, LiveSessionKind.Ordinary, "old transaction")]
    [InlineData(0, LiveSessionKind.Dump, "running dump")]
    [InlineData(0, LiveSessionKind.WraparoundVacuum, "wraparound vacuum")]
    [InlineData(9999, LiveSessionKind.AutoVacuum, null)]
    public void A_session_counts_by_what_it_does_and_how_old_it_is(int age, LiveSessionKind kind, string? expected)
    {
        var finding = Judge(Alter, Facts with { Sessions = [Session(age, kind, Read)] }).SingleOrDefault();
        Assert.Equal(expected, finding?.Name);
        Assert.Equal(expected is null ? null : LiveWeight.Passing, finding?.Weight);
    }

    [Fact]
    public void A_lock_that_excludes_nothing_of_the_plan_is_nothing() =>
        Assert.Empty(Judge(new([new TableUse("\"a\"", LockMode.ShareLock)]), Facts with { Sessions = [Session(9999, LiveSessionKind.Ordinary, Read), Session(1, LiveSessionKind.Dump, Read)] }));

    [Fact]
    public void A_snapshot_is_in_the_way_of_a_concurrent_index_only()
    {
        var facts = Facts with { Sessions = [Session(9999, LiveSessionKind.Ordinary) with { HasSnapshot = true }] };
        Assert.Empty(Judge(Alter, facts));
        Assert.Equal("old transaction", Assert.Single(Judge(Alter with { WaitsForSnapshots = true }, facts)).Name);
    }

    [Fact]
    public void What_cannot_be_read_gets_a_note_where_others_are_old()
    {
        var unread = new TouchedTables([]) { Unread = ["20270101000000_Next, statement 1"] };
        Assert.Empty(Judge(unread, Facts with { Sessions = [Session(1, LiveSessionKind.Ordinary) with { OtherTables = 2 }] }));
        var finding = Assert.Single(Judge(unread, Facts with { Sessions = [Session(9999, LiveSessionKind.Ordinary) with { OtherTables = 2 }] }));
        Assert.Equal((LiveWeight.Noted, "SELECT pg_terminate_backend(4711)"), (finding.Weight, finding.Remedy));
    }

    [Fact]
    public void Sessions_whose_age_is_hidden_are_one_note()
    {
        var hidden = Session(0, LiveSessionKind.Ordinary, Read) with { Who = new Blocker(1, "app", "shop", null, null, null) };
        var finding = Assert.Single(Judge(Alter, Facts with { Sessions = [hidden, hidden, hidden, hidden] }));
        Assert.Equal(("hidden transactions", LiveWeight.Noted), (finding.Name, finding.Weight));
        Assert.StartsWith("4 sessions may be in the way", finding.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("character varying(50)", "CHARACTER VARYING ( 100 )", false)]
    [InlineData("character varying(50)", "TEXT", false)]
    [InlineData("character varying(50)", "VARCHAR", false)]
    [InlineData("character varying(100)", "CHARACTER VARYING ( 50 )", true)]
    [InlineData("character varying", "CHARACTER VARYING ( 50 )", true)]
    [InlineData("text", "VARCHAR ( 50 )", true)]
    [InlineData("numeric(10,2)", "NUMERIC ( 12 , 2 )", false)]
    [InlineData("numeric(10,2)", "NUMERIC ( 12 , 3 )", true)]
    [InlineData("numeric", "NUMERIC ( 12 , 3 )", true)]
    [InlineData("integer", "INT", false)]
    [InlineData("integer", "BIGINT", true)]
    [InlineData("timestamp(3) with time zone", "TIMESTAMP ( 3 ) WITH TIME ZONE", false)]
    [InlineData("json", "JSONB", true)]
    public void A_new_type_rewrites_unless_the_old_one_is_stored_alike(string from, string to, bool rewrites)
    {
        var touched = new TouchedTables([new TableUse("\"a\"", LockMode.AccessExclusiveLock, DiskUse.Retype) { Column = "c", NewType = to }]);
        var facts = Facts with { Tables = [new LiveTable("\"a\"", "public.a", 1000, 3000, 10, "") { Columns = new Dictionary<string, string> { ["c"] = from } }], FreeDisk = new Dictionary<string, long> { [""] = 1 } };
        Assert.Equal(rewrites, Judge(touched, facts).Any(finding => finding.Name == "disk"));
    }

    [Fact]
    public void The_room_that_a_plan_needs_is_a_rewrite_each_with_its_indexes_and_the_WAL_of_it()
    {
        var touched = new TouchedTables([new TableUse("\"a\"", LockMode.AccessExclusiveLock, DiskUse.Rewrite), new TableUse("\"b\"", LockMode.ShareLock, DiskUse.Index)]);
        var facts = Facts with
        {
            Tables = [new LiveTable("\"a\"", "public.a", 10_000_000_000, 30_000_000_000, 1_000_000, ""), new LiveTable("\"b\"", "public.b", 9_000_000_000, 9_500_000_000, 10_000_000, "")],
        };
        var expected = 30_000_000_000 + 480_000_000L;
        Assert.Empty(Judge(touched, Free(expected + Roomy.MaxWal)));
        var refused = Assert.Single(Judge(touched, Free(expected + Roomy.MaxWal - 1)));
        Assert.Equal(LiveWeight.Lasting, refused.Weight);
        Assert.Contains("public.a 30 GB, public.b 480 MB", refused.Problem, StringComparison.Ordinal);

        // Where the room cannot be seen, only a setting refuses.
        Assert.Equal(LiveWeight.Noted, Assert.Single(Judge(touched, facts)).Weight);
        Assert.Equal("rewrite", Assert.Single(LiveGate.Judge(touched, facts, LiveThresholds.Usual with { MaxRewrite = expected - 1 })).Name);
        Assert.Empty(LiveGate.Judge(touched, facts, LiveThresholds.Usual with { MaxRewrite = expected }));

        LiveFacts Free(long bytes) => facts with { FreeDisk = new Dictionary<string, long> { [""] = bytes } };
    }

    [Fact]
    public void Those_that_refuse_come_first()
    {
        var facts = Facts with
        {
            Server = Roomy with { UsedConnections = 95 },
            Sessions = [Session(9999, LiveSessionKind.Ordinary, Read)],
            Prepared = [new PreparedTransaction("x", "app", TimeSpan.FromHours(1), [])],
            Replicas = [new LiveReplica("r", TimeSpan.FromMinutes(1), 0)],
            Slots = [new LiveSlot("s", IsActive: false, 1L << 40)],
            InvalidIndexes = [new Leftover("public", "ix", "public.a", "public.ix"), new Leftover("public", "ix_ours", "public.a", "public.ix_ours")],
            NotValid = [new Leftover("public", "ck", "public.a", "ck")],
            Unseen = ["x"],
        };
        Assert.Equal(
            ["old transaction", "connections", "prepared transaction", "invalid index", "NOT VALID", "replica lag", "replication slot", "not seen"],
            Judge(Alter with { Repaired = ["ix_ours"] }, facts).Select(finding => finding.Name));
    }

    [Theory]
    [InlineData("ix_ccnew1", "DROP INDEX CONCURRENTLY public.ix_ccnew1")]
    [InlineData("ix", "REINDEX INDEX CONCURRENTLY public.ix; or DROP INDEX CONCURRENTLY")]
    public void What_a_rebuild_left_is_to_be_dropped(string name, string remedy) =>
        Assert.Equal(remedy, Assert.Single(Judge(Alter, Facts with { InvalidIndexes = [new Leftover("public", name, "public.t", $"public.{name}")] })).Remedy);

    [Fact]
    public void A_restore_is_refused_by_what_keeps_the_database_from_being_renamed_what_it_would_end_and_a_disk_without_room()
    {
        Assert.Empty(LiveGate.JudgeRestore(1000, Facts with { Sessions = [Session(9999, LiveSessionKind.Ordinary, Read)] }, LiveThresholds.Usual));

        var young = new PreparedTransaction("it's", "app", TimeSpan.Zero, []);
        var prepared = Assert.Single(LiveGate.JudgeRestore(1000, Facts with { Prepared = [young] }, LiveThresholds.Usual));
        Assert.Equal(("prepared transaction", LiveWeight.Lasting), (prepared.Name, prepared.Weight));
        Assert.EndsWith("ROLLBACK PREPARED 'it''s' in this database", prepared.Remedy, StringComparison.Ordinal);

        Assert.Equal(("running dump", LiveWeight.Passing), Told(LiveGate.JudgeRestore(1000, Facts with { Sessions = [Session(1, LiveSessionKind.Dump)] }, LiveThresholds.Usual)));
        Assert.Equal(("disk", LiveWeight.Lasting), Told(LiveGate.JudgeRestore(1000, Facts with { FreeDisk = new Dictionary<string, long> { [""] = 999 } }, LiveThresholds.Usual)));
        Assert.Equal(("disk", LiveWeight.Noted), Told(LiveGate.JudgeRestore(5L << 30, Facts, LiveThresholds.Usual)));
        Assert.Equal(("rewrite", LiveWeight.Lasting), Told(LiveGate.JudgeRestore(1000, Facts, LiveThresholds.Usual with { MaxRewrite = 999 })));

        static (string, LiveWeight) Told(IReadOnlyList<LiveFinding> findings) => (Assert.Single(findings).Name, findings[0].Weight);
    }

    private static LiveFacts Facts => new("app", Roomy);

    private static LiveSession Session(int age, LiveSessionKind kind, params HeldLock[] locks) =>
        new(new Blocker(4711, "app", "shop", "idle in transaction", TimeSpan.FromSeconds(age), "SELECT 1"), kind, HasSnapshot: false, locks, OtherTables: 0);

    private static IReadOnlyList<LiveFinding> Judge(TouchedTables touched, LiveFacts facts) => LiveGate.Judge(touched, facts, LiveThresholds.Usual);
}
