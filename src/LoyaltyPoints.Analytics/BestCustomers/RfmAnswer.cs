using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;

namespace LoyaltyPoints.Analytics.BestCustomers;

/// <summary>Members of the same three quintiles.</summary>
public sealed record RfmCell
{
    /// <summary>1 to 5; 5: bought last.</summary>
    public required int Recency { get; init; }

    /// <summary>1 to 5; 5: bought most often.</summary>
    public required int Frequency { get; init; }

    /// <summary>1 to 5; 5: spent most.</summary>
    public required int Monetary { get; init; }

    /// <summary>1 to 5; the mean of the three, rounded.</summary>
    public required int Group { get; init; }

    public required long Members { get; init; }

    public required long Purchases { get; init; }

    /// <summary>Net of returns.</summary>
    public required long Revenue { get; init; }

    /// <summary>Of the revenue of all cells; absent where that is 0.</summary>
    public required double? RevenueShare { get; init; }

    /// <summary>Rounded half to even.</summary>
    public required long? RevenuePerMember { get; init; }
}

/// <summary>A member with its quintiles.</summary>
public sealed record RfmMember
{
    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid MemberId { get; init; }

    public required int Recency { get; init; }

    public required int Frequency { get; init; }

    public required int Monetary { get; init; }

    public required int Group { get; init; }

    /// <summary>The local day of the last purchase in the period.</summary>
    public required DateOnly LastPurchase { get; init; }

    public required int Purchases { get; init; }

    /// <summary>Net of returns.</summary>
    public required long Revenue { get; init; }
}
