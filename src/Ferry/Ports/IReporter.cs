namespace Ferry.Ports;

/// <summary>Where progress of long work is told, line by line, while it goes on.</summary>
public interface IReporter
{
    /// <summary>Tells one line of progress.</summary>
    /// <param name="line">Plain text without a line break and without secrets.</param>
    void Tell(string line);
}
