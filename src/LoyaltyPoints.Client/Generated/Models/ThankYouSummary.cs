namespace LoyaltyPoints.Client;

/// <summary>The list of whom to thank.</summary>
public sealed record ThankYouSummary
{
    /// <summary>In <c>rows</c>.</summary>
    public required int Members { get; init; }

    /// <summary>Of them, who was thanked since the period began.</summary>
    public required int Contacted { get; init; }
}
