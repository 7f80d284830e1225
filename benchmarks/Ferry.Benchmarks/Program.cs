using Ferry.Benchmarks;

// Measures Ferry beside its peers, in one run on one machine. First argument: the repository's root.
var folders = new BenchFolders(args[0]);
var tools = await new Preparation(folders).PrepareAsync();
await using var server = await BenchServer.StartAsync(folders);
var results = new List<Scenario> { await new NothingPending(folders, tools, server).RunAsync(), await new LongHistoryRun(folders, server).RunAsync() };
return Report.Write(results, folders);
