namespace Ferry.Core.Sql;

/// <summary>A place in SQL text that psql would not pass to the server as it stands.</summary>
/// <param name="Reason">What psql would do and what helps, as a sentence.</param>
/// <param name="Start">Offset of the place in the text.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
public sealed record PsqlObstacle(string Reason, int Start, int Line, int Column);
