namespace Ferry.PostgreSql.Ef;

/// <summary>A <see cref="SparseModel"/> was asked for what only the whole model knows.</summary>
internal sealed class MoreNeededException() : Exception("The whole model is needed.");
