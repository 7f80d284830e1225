using Ferry.Settings;

namespace Ferry.Ports;

/// <summary>Tells where the connection of an environment comes from, without reading it.</summary>
public interface IConfiguredConnections
{
    /// <summary>Finds the environment variable that holds the connection.</summary>
    /// <param name="environment">A configured environment.</param>
    /// <returns>Its name; null when none is set.</returns>
    string? VariableOf(EnvironmentName environment);
}
