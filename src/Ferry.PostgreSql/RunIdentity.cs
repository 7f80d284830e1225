using System.Globalization;
using System.Security.Cryptography;

namespace Ferry.PostgreSql;

/// <summary>Who runs: the run's id, the operator and the machine, as others see them in <c>application_name</c>.</summary>
/// <param name="Id">Eight hexadecimal digits, new for every process.</param>
/// <param name="User">The operating system's user.</param>
/// <param name="Host">The machine.</param>
/// <param name="ProcessId">The process on that machine.</param>
public sealed record RunIdentity(string Id, string User, string Host, int ProcessId)
{
    /// <summary>Takes the identity of this process.</summary>
    /// <returns>A new id with the user and the machine of this process.</returns>
    public static RunIdentity OfThisProcess() => new(RandomNumberGenerator.GetHexString(8, lowercase: true), Environment.UserName, Environment.MachineName, Environment.ProcessId);

    /// <summary>Who runs it, on which machine.</summary>
    public string Operator => $"{User}@{Host}";

    /// <summary>Makes the name under which a session is shown.</summary>
    /// <param name="target">The command.</param>
    /// <returns>Such as <c>ferry migrate-up 1a2b3c4d anna@ci-7 pid 4711</c>.</returns>
    public string Label(string target) => string.Create(CultureInfo.InvariantCulture, $"ferry {target} {Id} {Operator} pid {ProcessId}");
}
