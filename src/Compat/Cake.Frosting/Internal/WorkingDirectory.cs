using Cake.Core.IO;

namespace Cake.Frosting.Internal;

/// <summary>Where the build runs when the command line does not say.</summary>
/// <param name="Path">Absolute, or relative to the current directory.</param>
internal sealed record WorkingDirectory(DirectoryPath Path);
