namespace Ferry.Core.Rendering;

/// <summary>Something Ferry needs is broken or out of reach: a server, a file, a tool.</summary>
/// <remarks>Ends the process with exit code 1; the notice says what state things are in.</remarks>
public sealed class SurroundingsException : Exception
{
    /// <summary>Makes the exception from what to tell the caller.</summary>
    /// <param name="notice">What is broken, where, and what to do.</param>
    public SurroundingsException(Notice notice)
        : base(notice.ToString()) => Notice = notice;

    /// <summary>Makes the exception from one sentence.</summary>
    /// <param name="message">What was wrong.</param>
    public SurroundingsException(string message)
        : this(new Notice(message))
    {
    }

    /// <summary>Makes an exception that says only that the surroundings are broken.</summary>
    public SurroundingsException()
        : this("Something Ferry needs is out of reach.")
    {
    }

    /// <summary>Makes the exception from what to tell the caller and the cause.</summary>
    /// <param name="notice">What is broken, where, and what to do.</param>
    /// <param name="innerException">The cause, for diagnostic output.</param>
    public SurroundingsException(Notice notice, Exception innerException)
        : base(notice.ToString(), innerException) => Notice = notice;

    /// <summary>Makes the exception from one sentence and its cause.</summary>
    /// <param name="message">What was wrong.</param>
    /// <param name="innerException">The cause, for diagnostic output.</param>
    public SurroundingsException(string message, Exception innerException)
        : base(message, innerException) => Notice = new Notice(message);

    /// <summary>What to tell the caller.</summary>
    public Notice Notice { get; }
}
