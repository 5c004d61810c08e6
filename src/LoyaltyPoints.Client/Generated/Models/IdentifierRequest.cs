namespace LoyaltyPoints.Client;

/// <summary>For example kind <c>phone</c>, value <c>+8613800000000</c>. One value names one member.</summary>
public sealed record IdentifierRequest
{
    public string? Kind { get; init; }

    public string? Value { get; init; }
}
