namespace LoyaltyPoints.Client;

/// <summary>What a tier or plan brings.</summary>
public sealed record BenefitsAnswer
{
    public required double? Multiplier { get; init; }

    public required double? DiscountPercent { get; init; }

    public required bool FreeShipping { get; init; }

    public required long? BirthdayUnits { get; init; }

    public required long? AnniversaryUnits { get; init; }

    public required IReadOnlyList<string> Perks { get; init; }
}
