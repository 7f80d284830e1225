namespace Ferry.Core.Ledgers;

/// <summary>How it can be told, after a run broke off, whether a statement outside of its transactions has run.</summary>
public enum Evidence
{
    /// <summary>It commits together with its record, as one implicit transaction (https://www.postgresql.org/docs/current/protocol-flow.html, Pipelining).</summary>
    Record,

    /// <summary>It keeps its place in the ledger with every batch that it commits.</summary>
    Place,

    /// <summary>The catalog tells: the index is there and valid, or gone.</summary>
    Index,

    /// <summary>The catalog tells what a rebuild of indexes left behind; running it again rebuilds them once more.</summary>
    Rebuild,

    /// <summary>The catalog tells: the partition is attached, half off, or gone.</summary>
    Partition,

    /// <summary>It need not be told: running it again does no harm.</summary>
    Repeatable,

    /// <summary>Nothing tells, but where it fails it leaves nothing behind.</summary>
    None,

    /// <summary>Nothing tells, and where it fails, what it committed so far stays: a procedure, or a block that commits.</summary>
    Parts,
}
