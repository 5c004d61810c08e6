using LoyaltyPoints.Core.Ledger;

namespace LoyaltyPoints.Core.Redemptions;

/// <summary>What was last written down of a redemption. The numbers are stored: never renumber.</summary>
public enum RedemptionState
{
    /// <summary>Its units are set aside; from <see cref="Redemption.LapsesAt"/> on they no longer are.</summary>
    Reserved = 1,

    /// <summary>Its units are spent, all or some of them.</summary>
    Captured = 2,

    /// <summary>The reservation was given up.</summary>
    Voided = 3,
}

/// <summary>Units a member spends, with the lots they come from.</summary>
public sealed record Redemption
{
    public required Guid Id { get; init; }

    public required Guid MemberId { get; init; }

    public required Guid ProgramId { get; init; }

    public RedemptionState State { get; init; } = RedemptionState.Captured;

    /// <summary>What was asked for: set aside first, or spent at once.</summary>
    public required long Units { get; init; }

    /// <summary>Of <see cref="Units"/>, what a capture did not need.</summary>
    public long ReleasedUnits { get; init; }

    /// <summary>What has come back after the capture.</summary>
    public long ReversedUnits { get; init; }

    /// <summary>Only a multiple of so many units can be captured; 1: any number.</summary>
    public long Step { get; init; } = 1;

    /// <summary>The lots of <see cref="Units"/>, in the order in which they were taken.</summary>
    public required IReadOnlyList<Allocation> Allocations { get; init; }

    public required Instant RecordedAt { get; init; }

    /// <summary>When a reservation ends by itself; never for what was captured at once.</summary>
    public Instant LapsesAt { get; init; } = Instant.Never;

    /// <summary>When it was captured or voided; <see cref="Instant.Never"/>: not yet.</summary>
    public Instant EndedAt { get; init; } = Instant.Never;

    /// <summary>What the units are spent on; null: nothing of the catalogue.</summary>
    public RewardUse? Reward { get; init; }

    /// <summary>The voucher that was given for it, in its plain form; null: none.</summary>
    public string? VoucherCode { get; init; }

    /// <summary>The purchase that was paid with it; null: none.</summary>
    public Guid? PurchaseId { get; init; }

    /// <summary>Whether its units were set aside first.</summary>
    public bool WasReserved => LapsesAt != Instant.Never;

    public bool WasCaptured => State == RedemptionState.Captured;

    /// <summary>What was spent, whether or not it has come back since.</summary>
    public long CapturedUnits => WasCaptured ? Units - ReleasedUnits : 0;

    /// <summary>What is spent and has not come back.</summary>
    public long KeptUnits => CapturedUnits - ReversedUnits;

    /// <summary>Whether its reward was had, and not all of it came back.</summary>
    public bool IsHad => WasCaptured && (KeptUnits > 0 || Units == 0);

    /// <summary>
    /// <c>reserved</c>, <c>lapsed</c>, <c>voided</c>, <c>captured</c>, <c>partly_reversed</c> or <c>reversed</c>.
    /// </summary>
    public string StatusAt(Instant asOf) => State switch
    {
        RedemptionState.Reserved => asOf >= LapsesAt ? "lapsed" : "reserved",
        RedemptionState.Voided => "voided",
        // What costs nothing has nothing to come back.
        _ => ReversedUnits == 0 ? "captured" : KeptUnits == 0 ? "reversed" : "partly_reversed",
    };

    /// <summary>
    /// Money that it pays: with what is reserved, or was captured and not reversed; null where its reward is no fixed
    /// amount.
    /// </summary>
    public long? AmountAt(Instant asOf) => Reward?.Amount is not { } amount ? null
        : Units == 0 || StatusAt(asOf) == "reserved" ? amount : (long)((Int128)amount * KeptUnits / Units);

    /// <summary>The allocations that a reversal gives back: the last ones taken first, as they expire last.</summary>
    public IReadOnlyList<Allocation> Reversible(long units)
    {
        var skip = ReleasedUnits + ReversedUnits;
        var back = new List<Allocation>();
        foreach (var part in Allocations.Reverse())
        {
            var skipped = Math.Min(skip, part.Units);
            var given = Math.Min(units, part.Units - skipped);
            (skip, units) = (skip - skipped, units - given);
            if (given > 0) back.Add(part with { Units = given });
        }

        return back;
    }
}

/// <summary>The reward of a redemption.</summary>
/// <param name="Version">Of the reward, as it was when the redemption was made.</param>
/// <param name="Amount">
/// Money that all the units are worth at the checkout, in the smallest part; null where that is no fixed amount.
/// </param>
/// <param name="HasStock">Whether one of a limited number is taken.</param>
/// <param name="SeriesId">Of which a voucher is given once the units are captured; null: none is.</param>
public sealed record RewardUse(
    Guid RewardId, int Version, long? Amount, bool HasStock, Guid? SeriesId = null);
