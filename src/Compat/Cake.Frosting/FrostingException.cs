namespace Cake.Frosting;

/// <summary>The host cannot run the build as it is set up.</summary>
#pragma warning disable CA1032 // The package has these two constructors only.
public sealed class FrostingException : Exception
#pragma warning restore CA1032
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public FrostingException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public FrostingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
