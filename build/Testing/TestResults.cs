using System.Globalization;
using System.Xml.Linq;

namespace Build.Testing;

/// <summary>What one test project came to, read from its trx file; a project that left none counts as one failure.</summary>
internal sealed record TestResults(string Project, int Passed, int Failed, int Skipped, IReadOnlyList<(string Test, string Reason)> LeftOut)
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public static TestResults Read(string project, string file)
    {
        if (!File.Exists(file)) return new TestResults(project, 0, 1, 0, []);
        var document = XDocument.Load(file);
        var counters = document.Descendants(Trx + "Counters").Single();
        var leftOut = document.Descendants(Trx + "UnitTestResult")
            .Where(result => (string?)result.Attribute("outcome") == "NotExecuted")
            .Select(result => ((string)result.Attribute("testName")!, result.Descendants(Trx + "Message").FirstOrDefault()?.Value ?? result.Descendants(Trx + "StdOut").FirstOrDefault()?.Value ?? "no reason given"))
            .ToList();
        var (passed, total) = (Number(counters, "passed"), Number(counters, "total"));
        return new TestResults(project, passed, total - passed - leftOut.Count, leftOut.Count, leftOut);
    }

    private static int Number(XElement counters, string name) => int.Parse(counters.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
