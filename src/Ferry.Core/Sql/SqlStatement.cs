namespace Ferry.Core.Sql;

/// <summary>One statement of a script.</summary>
/// <param name="Text">The statement with its comments, without surrounding white space and the semicolon that ends it.</param>
/// <param name="Start">Offset of <paramref name="Text"/> in the script, in UTF-16 units as <see cref="string"/> counts them.</param>
/// <param name="Line">Line of <paramref name="Start"/>, from 1.</param>
/// <param name="Column">Column of <paramref name="Start"/>, from 1, in UTF-16 units.</param>
/// <param name="IsTerminated">Whether a semicolon follows.</param>
public sealed record SqlStatement(string Text, int Start, int Line, int Column, bool IsTerminated);
