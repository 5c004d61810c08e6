namespace LoyaltyPoints.Client;

/// <summary>That somebody has thanked a member.</summary>
public sealed record ThanksRequest
{
    /// <summary>Such as <c>phone</c> or <c>letter</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>Who has thanked.</summary>
    public required string Actor { get; init; }

    /// <summary>Default now. Of one instant one thanks is recorded.</summary>
    public DateTimeOffset? At { get; init; }
}
