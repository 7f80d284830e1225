namespace App.Data;

/// <summary>What kind of thing a target watches; it decides which of its columns are filled.</summary>
public enum TargetType
{
    /// <summary>One place, by its id.</summary>
    Location,

    /// <summary>Every place within a radius of a point.</summary>
    Area,
}
