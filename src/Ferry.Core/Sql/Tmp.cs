namespace Ferry.Core.Sql;
internal static class TransactionBlock { public static bool Forbids(SqlStatement s) => s.Text.Contains("CONCURRENTLY", StringComparison.Ordinal); }
internal static class TransactionControl { public static bool Is(SqlStatement s) => s.Text == "COMMIT"; }
internal static class NearestName2 {}
