namespace Ferry.Migrations;

/// <summary>Lets a migration run as EF Core generates it, also on tables that hold rows, where users of the table may have to wait for it.</summary>
/// <param name="reason">Why that is all right: the plan shows it, and without a reason the migration is refused.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OfflineAttribute(string reason) : Attribute
{
    /// <summary>Why that is all right.</summary>
    public string Reason => reason;
}
