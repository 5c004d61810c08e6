namespace LoyaltyPoints.Client;

/// <summary>One intention, 1 to 5.</summary>
public sealed record IntentionScore
{
    public required MeanScore Rating { get; init; }

    /// <summary>Those who say 4 or 5.</summary>
    public required ShareScore High { get; init; }

    /// <summary>The mean of <c>us</c> less this one's; null where either was not answered.</summary>
    public required double? Lead { get; init; }
}
