using Ferry.Core.Planning;
using Ferry.Settings;

namespace Ferry.Ports;

/// <summary>Asks the operator before a protected environment is changed.</summary>
public interface IConfirmation
{
    /// <summary>True when somebody can be asked on a terminal.</summary>
    bool IsAsked { get; }

    /// <summary>Shows the plan and asks: typed on a terminal, by <c>--confirm=NAME</c> elsewhere.</summary>
    /// <param name="environment">The environment to be changed.</param>
    /// <param name="plan">What would run; null where nothing but the history changes.</param>
    /// <param name="warnings">What there is to know before, such as what would be lost; one line each.</param>
    /// <returns>True when the operator agreed.</returns>
    bool Confirm(EnvironmentSettings environment, Plan? plan, params IReadOnlyList<string> warnings);
}
