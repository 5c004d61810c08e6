namespace LoyaltyPoints.Core.Ledger;

/// <summary>Units set aside for a redemption that is reserved and not captured yet.</summary>
/// <param name="RewardId">What they are to be spent on; <see cref="Guid.Empty"/>: nothing in particular.</param>
/// <param name="LapsesAt">From this instant on they are back in their lots, whether or not that was written
/// down.</param>
/// <param name="Parts">The lots they came from, in the order in which they were taken.</param>
public sealed record Hold(Guid RedemptionId, Guid RewardId, Instant LapsesAt, IReadOnlyList<Allocation> Parts)
{
    public long Units => Parts.Aggregate(0L, static (sum, part) => checked(sum + part.Units));
}
