namespace LoyaltyPoints.Core.Affiliates;

/// <summary>Somebody who sends customers and gets a commission for what they buy.</summary>
public sealed record Affiliate
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What a purchase names it by, upper case; one affiliate of the tenant has it.</summary>
    public required string Code { get; init; }

    public required CommissionTerms Commission { get; init; }

    /// <summary>ISO 4217; purchases in another are not attributed.</summary>
    public required string Currency { get; init; }

    /// <summary>How many days of 24 hours a click counts, 0 to 366; 0: only codes do.</summary>
    public required int WithinDays { get; init; }

    /// <summary>Counts changes, from 1; the ETag.</summary>
    public long Revision { get; init; } = 1;

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }
}

/// <summary>A member came by an affiliate's link.</summary>
public readonly record struct AffiliateClick(Guid AffiliateId, Instant At);

/// <summary>All affiliates of one tenant, as of one state of its configuration. Immutable.</summary>
public sealed class AffiliateList
{
    public static readonly AffiliateList None = new([]);

    private readonly Dictionary<Guid, Affiliate> byId = [];
    private readonly Dictionary<string, Affiliate> byCode = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="affiliates">With codes that differ by more than their case.</param>
    public AffiliateList(IEnumerable<Affiliate> affiliates)
    {
        foreach (var affiliate in affiliates)
        {
            byId.Add(affiliate.Id, affiliate);
            byCode.Add(affiliate.Code, affiliate);
            var counts = TimeSpan.FromDays(affiliate.WithinDays);
            if (counts > Longest) Longest = counts;
        }
    }

    public bool IsEmpty => byId.Count == 0;

    /// <summary>The longest time that a click counts with any of them.</summary>
    public TimeSpan Longest { get; }

    public Affiliate? Find(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>Case does not matter.</summary>
    public Affiliate? ByCode(string code) => byCode.GetValueOrDefault(code);
}
