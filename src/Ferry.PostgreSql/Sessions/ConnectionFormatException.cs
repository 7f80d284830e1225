namespace Ferry.PostgreSql.Sessions;

/// <summary>A connection text cannot be understood; the message never quotes any part of it.</summary>
internal sealed class ConnectionFormatException(string message) : Exception(message);
