namespace LoyaltyPoints.Client;

/// <summary>What part of their money members say to spend with the tenant.</summary>
public sealed record WalletSummary
{
    /// <summary>Those in which anything is spent at all.</summary>
    public required long Answers { get; init; }

    /// <summary>With anybody, in the smallest part of the currency.</summary>
    public required double Spent { get; init; }

    /// <summary>Of all that money, 0 to 1: large wallets count more.</summary>
    public required double? Share { get; init; }

    /// <summary>The mean of each answer's own share: all wallets count alike.</summary>
    public required MeanScore MemberShare { get; init; }
}
