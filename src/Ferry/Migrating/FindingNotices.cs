using Ferry.Core.Planning;
using Ferry.Core.Rendering;

namespace Ferry.Migrating;

/// <summary>Words for a plan that is refused because of its findings.</summary>
internal static class FindingNotices
{
    public static Notice Of(IReadOnlyList<Finding> findings) => new(
        $"Refused: {Count.Of(findings.Count, "finding")} against the plan. Nothing was changed.",
        [.. findings.SelectMany(finding => new[] { NoticeDetail.Where($"{finding.Where}: {finding.Problem}"), NoticeDetail.Fix(finding.Fix) })]);
}
