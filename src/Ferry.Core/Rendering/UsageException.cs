namespace Ferry.Core.Rendering;

/// <summary>The call itself was wrong (an unknown name, a missing value, a malformed setting); nothing was run.</summary>
/// <remarks>Ends the process with exit code 2.</remarks>
public sealed class UsageException : Exception
{
    /// <summary>Makes the exception from what to tell the caller.</summary>
    /// <param name="notice">What was wrong and how to say it right.</param>
    public UsageException(Notice notice)
        : base(notice.ToString()) => Notice = notice;

    /// <summary>Makes the exception from one sentence.</summary>
    /// <param name="message">What was wrong.</param>
    public UsageException(string message)
        : this(new Notice(message))
    {
    }

    /// <summary>Makes an exception that says only that the call was wrong.</summary>
    public UsageException()
        : this("The call was wrong. Nothing was run.")
    {
    }

    /// <summary>Makes the exception from one sentence and its cause.</summary>
    /// <param name="message">What was wrong.</param>
    /// <param name="innerException">The cause, for diagnostic output.</param>
    public UsageException(string message, Exception innerException)
        : base(message, innerException) => Notice = new Notice(message);

    /// <summary>What to tell the caller.</summary>
    public Notice Notice { get; }
}
