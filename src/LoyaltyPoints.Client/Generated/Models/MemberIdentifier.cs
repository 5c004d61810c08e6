namespace LoyaltyPoints.Client;

/// <summary>
/// A way to find a member: a phone number, a card, an e-mail address. One value names one member.
/// </summary>
public sealed record MemberIdentifier
{
    public required string Kind { get; init; }

    public required string Value { get; init; }
}
