using Ferry.Benchmarks;

// Measures Ferry beside its peers, in one run on one machine. First argument: the repository's root; further ones: scenarios, all if left out.
var folders = new BenchFolders(args[0]);
var tools = await new Preparation(folders).PrepareAsync();
await using var server = await BenchServer.StartAsync(folders);
(string Name, Func<Task<Scenario>> RunAsync)[] scenarios =
[
    ("nothing-pending", new NothingPending(folders, tools, server).RunAsync),
    ("long-history", new LongHistoryRun(folders, server).RunAsync),
    ("deploy-nothing", new DeployNothing(folders, server).RunAsync),
    ("busy-table", new BusyTable(folders, server).TightenAsync),
    ("backfill", new BusyTable(folders, server).FillAsync),
    ("backup", new BackupAndRestore(folders, server).RunAsync),
];
var results = new List<Scenario>();
foreach (var (name, run) in scenarios)
{
    if (args.Length == 1 || args.Skip(1).Contains(name)) results.Add(await run());
}

return Report.Write(results, folders);
