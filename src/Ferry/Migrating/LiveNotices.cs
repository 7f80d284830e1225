using System.Globalization;
using Ferry.Core.Live;
using Ferry.Core.Rendering;

namespace Ferry.Migrating;

/// <summary>Words for a plan that the live gate refuses.</summary>
internal static class LiveNotices
{
    public static Notice Refused(IReadOnlyList<LiveFinding> findings, TimeSpan waited) => new(
        string.Create(CultureInfo.InvariantCulture, $"Refused: the live database is in the way{(waited > TimeSpan.FromSeconds(1) ? $", still after {waited.TotalSeconds:0} s" : "")}. Nothing was changed."),
        [.. findings.SelectMany(finding => new[] { NoticeDetail.Where(finding.ToString()), NoticeDetail.Fix(finding.Remedy) })]);
}
