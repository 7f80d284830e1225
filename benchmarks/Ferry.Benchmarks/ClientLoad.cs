using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Ferry.Benchmarks;

/// <summary>Clients that read and write single rows of the orders all the time, by pgbench; every statement is a transaction and is in the log.</summary>
internal sealed class ClientLoad : IDisposable
{
    private static readonly (int Weight, string Sql)[] Scripts =
    [
        (6, @"\set id random(1, 5000000)" + "\nSELECT amount, code FROM orders WHERE id = :id;\n"),
        (3, @"\set id random(1, 5000000)" + "\nUPDATE orders SET amount = amount + 1 WHERE id = :id;\n"),
        (1, "INSERT INTO orders (id, customer_id, amount, code) VALUES (nextval('order_id'), 1, 1, gen_random_uuid()::text);\n"),
    ];

    private readonly Process _process;
    private readonly string _folder;

    private ClientLoad(Process process, string folder) => (_process, _folder) = (process, folder);

    /// <summary>Starts the clients.</summary>
    /// <param name="folder">Where scripts and log go; emptied.</param>
    /// <param name="database">The database.</param>
    /// <param name="clients">How many there are.</param>
    /// <param name="rate">How many statements per second they try in all; 0 for as many as they can.</param>
    public static ClientLoad Start(string folder, string database, int clients, int rate)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var login = new NpgsqlConnectionStringBuilder(database);
        List<string> arguments = ["-h", login.Host!, "-p", $"{login.Port}", "-U", login.Username!, "-n", "-M", "prepared", "-c", $"{clients}", "-j", "1", "-T", "100000", "-l"];
        if (rate > 0) arguments.AddRange(["-R", $"{rate}"]);
        foreach (var ((weight, sql), index) in Scripts.Select((script, index) => (script, index)))
        {
            var file = Path.Combine(folder, $"{index}.sql");
            File.WriteAllText(file, sql);
            arguments.AddRange(["-f", $"{file}@{weight}"]);
        }

        return new ClientLoad(
            Process.Start(new ProcessStartInfo("pgbench", [.. arguments, login.Database!])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["PGPASSWORD"] = login.Password },
            })!,
            folder);
    }

    /// <summary>Ends the clients and reads their log.</summary>
    /// <returns>Every statement: when it ended (Unix seconds), and how long it took (seconds), the wait for its turn not counted.</returns>
    public async Task<IReadOnlyList<(double Ended, double Seconds)>> StopAsync()
    {
        using (Process.Start("kill", ["-INT", $"{_process.Id}"])) await _process.WaitForExitAsync();
        return
        [
            // The last line may be cut off in the middle.
            .. Directory.GetFiles(_folder, "pgbench_log.*").SelectMany(file => File.ReadLines(file).SkipLast(1)).Select(line => line.Split(' ')).Select(fields => (
                Number(fields[4]) + (Number(fields[5]) / 1e6),
                (Number(fields[2]) - (fields.Length > 6 ? Number(fields[6]) : 0)) / 1e6)),
        ];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
