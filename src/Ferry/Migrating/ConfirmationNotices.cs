using Ferry.Core.Rendering;
using Ferry.Settings;

namespace Ferry.Migrating;

/// <summary>Words for a confirmation that is missing.</summary>
internal static class ConfirmationNotices
{
    public static Notice Missing(EnvironmentSettings environment) => new(
        $"Refused: {environment.Name} is protected and the change was not confirmed. Nothing was changed.",
        [NoticeDetail.Fix($"on a terminal type {environment.Name.Value.ToUpperInvariant()} when asked; elsewhere pass --confirm={environment.Name}")]);
}
