namespace LoyaltyPoints.Cli.Http;

/// <summary>The service did not answer, or stayed too busy, through all tries; sending more would not help.</summary>
public sealed class ServiceUnreachableException(string message, Exception? inner) : Exception(message, inner);
