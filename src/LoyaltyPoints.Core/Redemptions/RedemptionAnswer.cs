using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;

namespace LoyaltyPoints.Core.Redemptions;

/// <summary>A redemption as it is answered.</summary>
public sealed record RedemptionAnswer
{
    [JsonConverter(typeof(RedemptionIdConverter))]
    public required MemberOwnedId Id { get; init; }

    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid MemberId { get; init; }

    [JsonConverter(typeof(ProgramIdConverter))]
    public required Guid ProgramId { get; init; }

    /// <summary>
    /// <c>reserved</c>, <c>lapsed</c>, <c>voided</c>, <c>captured</c>, <c>partly_reversed</c> or <c>reversed</c>.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>What was asked for.</summary>
    public required long Units { get; init; }

    /// <summary>What of it was spent.</summary>
    public required long CapturedUnits { get; init; }

    /// <summary>What of that has come back.</summary>
    public required long ReversedUnits { get; init; }

    [JsonConverter(typeof(RewardIdConverter))]
    public Guid? RewardId { get; init; }

    /// <summary>The version of the reward that counts.</summary>
    public int? RewardVersion { get; init; }

    /// <summary>
    /// Money that is paid with what is reserved, or was captured and not reversed, in the smallest part of the
    /// program's currency; absent where the reward is not a fixed amount.
    /// </summary>
    public long? Amount { get; init; }

    /// <summary>The code of the voucher that was given for it.</summary>
    public string? VoucherCode { get; init; }

    /// <summary>The purchase that was paid with it.</summary>
    [JsonConverter(typeof(PurchaseIdConverter))]
    public MemberOwnedId? PurchaseId { get; init; }

    public required Instant RecordedAt { get; init; }

    /// <summary>When a reservation lapses, or would have.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>When it was captured or voided.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>The account afterwards; absent where a redemption is only looked up.</summary>
    public Balance? Balance { get; init; }

    public static RedemptionAnswer Of(Redemption redemption, Balance? balance, Instant asOf) => new()
    {
        Id = new MemberOwnedId(redemption.Id, redemption.MemberId),
        MemberId = redemption.MemberId,
        ProgramId = redemption.ProgramId,
        Status = redemption.StatusAt(asOf),
        Units = redemption.Units,
        CapturedUnits = redemption.CapturedUnits,
        ReversedUnits = redemption.ReversedUnits,
        RewardId = redemption.Reward?.RewardId,
        RewardVersion = redemption.Reward?.Version,
        Amount = redemption.AmountAt(asOf),
        VoucherCode = redemption.VoucherCode is { } code ? Vouchers.VoucherCode.Show(code, null) : null,
        PurchaseId = redemption.PurchaseId is { } purchase ? new MemberOwnedId(purchase, redemption.MemberId) : null,
        RecordedAt = redemption.RecordedAt,
        ExpiresAt = redemption.WasReserved ? redemption.LapsesAt : null,
        EndedAt = redemption.EndedAt == Instant.Never ? null : redemption.EndedAt,
        Balance = balance,
    };
}
