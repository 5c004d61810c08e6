namespace LoyaltyPoints.Api.Problems;

/// <summary>Refusals about keys and who may use them.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode AddressNotAllowed = new("address_not_allowed", 403, "Address not allowed",
        "The key is good, but not from the address that the request came from.");

    public static readonly ErrorCode ApiKeyEnded = new("api_key_ended", 409, "API key ended",
        "The key is revoked or has expired; make a new one.");

    public static readonly ErrorCode IdentityProviderUnavailable = new("identity_provider_unavailable", 503,
        "Identity provider unavailable",
        "The token cannot be judged, for its issuer does not answer. Nothing was done.", retryAfterSeconds: 5);
}
