namespace Ferry.PostgreSql.Sessions;

/// <summary>Keeps several that wait for the same from asking in step.</summary>
internal static class Jitter
{
    /// <summary>Makes a pause half as long to half as long again.</summary>
#pragma warning disable CA5394 // it protects nothing, so any random source will do
    public static TimeSpan Of(TimeSpan pause) => pause * (0.5 + Random.Shared.NextDouble());
#pragma warning restore CA5394
}
