namespace Ferry.Core.Migrations;
/// <summary>x</summary>
public abstract record MigrationName { 
/// <summary>x</summary>
 public sealed record Accepted(string Name):MigrationName; 
/// <summary>x</summary>
 public sealed record Refused(string Reason,string Suggestion):MigrationName;
/// <summary>x</summary>
public static MigrationName From(string m, IEnumerable<string> a, IEnumerable<string> b) => new Accepted(string.Concat(m.Split('_').Select(x=>char.ToUpperInvariant(x[0])+x[1..]))); }
