using Ferry.Settings;

namespace Ferry.Ports;

/// <summary>The app targets of the environments.</summary>
public interface IAppTargets
{
    /// <summary>Finds the app target of an environment.</summary>
    /// <param name="environment">A configured environment.</param>
    /// <returns>The target; null where ferry.json names none, so that only the database is deployed.</returns>
    IAppTarget? For(EnvironmentName environment);
}
