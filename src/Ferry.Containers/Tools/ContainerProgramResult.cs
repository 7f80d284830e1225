namespace Ferry.Containers.Tools;

/// <summary>How a program in a container ended.</summary>
/// <param name="ExitCode">Its exit code; 126 or 127 if it could not be run.</param>
/// <param name="Error">What it wrote to its standard error.</param>
public sealed record ContainerProgramResult(long ExitCode, string Error);
