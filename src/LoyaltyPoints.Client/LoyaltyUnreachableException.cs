namespace LoyaltyPoints.Client;

/// <summary>
/// The service did not answer, through all tries. Whether it did what was asked is not known; the same
/// <c>Idempotency-Key</c> or natural key asks again safely.
/// </summary>
public sealed class LoyaltyUnreachableException(string message, Exception? inner) : Exception(message, inner);
