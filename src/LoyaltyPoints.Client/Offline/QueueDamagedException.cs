namespace LoyaltyPoints.Client.Offline;

/// <summary>
/// A file of the till's queue holds what the till never wrote there, in the midst of what it did. The files are left as
/// they are: copy them, then remove the one that is named.
/// </summary>
public sealed class QueueDamagedException(string message) : Exception(message);
