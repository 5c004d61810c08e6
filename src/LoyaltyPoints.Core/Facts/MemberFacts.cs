namespace LoyaltyPoints.Core.Facts;

/// <summary>A member and what analytics knows of it.</summary>
/// <param name="CreatedAt">When the member was made known.</param>
/// <param name="Facts">By when they occurred; only what the question asks for.</param>
public sealed record MemberFacts(Guid MemberId, Instant CreatedAt, IReadOnlyList<MemberFact> Facts)
{
    public IEnumerable<MemberFact> Purchases => Facts.Where(static fact => fact.Kind == FactKind.Purchase);
}
