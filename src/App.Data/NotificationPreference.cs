namespace App.Data;

/// <summary>Which submissions a channel is told about.</summary>
public enum NotificationPreference
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>Machines that came or went.</summary>
    Machines,

    /// <summary>Comments on a machine's condition.</summary>
    Comments,
}
