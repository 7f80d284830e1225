using System.Security.Cryptography;

namespace Ferry.Processes;

/// <summary>Names for files and folders that belong to one process, so that others can tell a leftover from what is in use.</summary>
public static class OwnerName
{
    private const int RandomDigits = 8;

    /// <summary>Makes a name that carries this process, and nobody has.</summary>
    /// <returns>Letters, digits and hyphens.</returns>
    public static string New() => Of(ProcessOwner.This) + "-" + RandomNumberGenerator.GetHexString(RandomDigits, lowercase: true);

    /// <summary>Tells whether a name was made by a process of this machine that has ended.</summary>
    /// <param name="name">The name; one that <see cref="New"/> did not make belongs to nobody that we know.</param>
    /// <returns>True when nobody uses it any more.</returns>
    public static bool IsOfDeadProcess(string name)
    {
        var hyphen = name.LastIndexOf('-');
        return hyphen > 0 && ProcessOwner.TryParse(AsOwner(name[..hyphen])) is { IsOfThisMachine: true } owner && !owner.IsAlive();
    }

    private static string Of(ProcessOwner owner) => $"{owner.Host}-{owner.ProcessId}-{owner.Started}";

    // Host names have hyphens of their own: the last two are ours.
    private static string? AsOwner(string name)
    {
        var second = name.LastIndexOf('-');
        var first = second <= 0 ? -1 : name.LastIndexOf('-', second - 1);
        return first <= 0 ? null : $"{name[..first]}/{name[(first + 1)..second]}/{name[(second + 1)..]}";
    }
}
