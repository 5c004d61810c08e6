namespace LoyaltyPoints.Core.Vouchers;

/// <summary>One code and what has become of it.</summary>
/// <param name="Code">Its plain form.</param>
/// <param name="Chosen">How it is shown, where a merchant chose it; null where it was made here.</param>
/// <param name="SeriesVersion">Under which it was issued, and stays.</param>
/// <param name="MemberId">Whose it is; null: nobody's in particular.</param>
/// <param name="ExpiresAt">First instant at which it can no longer be used; <see cref="Instant.Never"/> too.</param>
/// <param name="Issued">Money a gift card began with; 0 for anything else.</param>
/// <param name="Balance">Money that is left on a gift card; 0 for anything else.</param>
/// <param name="Uses">Those that were not given back, not wholly at least.</param>
/// <param name="VoidedAt">Null while it is not void.</param>
public sealed record Voucher(
    string Code, string? Chosen, Guid SeriesId, int SeriesVersion, Guid? MemberId, Instant IssuedAt,
    Instant ExpiresAt, long Issued, long Balance, long Uses, Instant? VoidedAt, string? VoidReason)
{
    public string Shown => VoucherCode.Show(Code, Chosen);

    /// <summary>As it was when it was issued.</summary>
    public Voucher AtFirst => this with { Balance = Issued, Uses = 0, VoidedAt = null, VoidReason = null };
}

/// <summary>One use of a voucher.</summary>
/// <param name="MemberId">Null where nobody said whose it was.</param>
/// <param name="Source">With <paramref name="ExternalId"/>, what the checkout calls it; unique for the voucher.</param>
/// <param name="Amount">Money or units, 1 or more.</param>
/// <param name="Released">What was given back of it.</param>
/// <param name="UsedAt">When the checkout says it was.</param>
/// <param name="LotExpiresAt">When given units expire; <see cref="Instant.Never"/> for anything else.</param>
public sealed record VoucherUse(
    Guid Id, string Code, Guid? MemberId, string Source, string ExternalId, long Amount, long Released, Instant UsedAt,
    Instant LotExpiresAt, Instant RecordedAt)
{
    public string Status => Released == 0 ? "redeemed" : Released < Amount ? "partly_released" : "released";

    /// <summary>Whether it counts among the uses of its voucher.</summary>
    public bool Counts => Released < Amount;
}

/// <summary>What an order that a voucher is used for comes to. Money is in the smallest part.</summary>
public sealed record VoucherOrder(
    string Currency, long Total, long Shipping, IReadOnlyList<Purchases.OrderLine> Lines)
{
    /// <summary>What discounts are taken off.</summary>
    public long Goods => Total - Shipping;
}

/// <summary>What somebody wants to use a voucher for.</summary>
/// <param name="OccurredAt">When, where that was not now: a till that was offline.</param>
/// <param name="Order">Null where nothing is bought.</param>
/// <param name="Amount">How much of a gift card; null: as much as the order takes.</param>
public sealed record VoucherAttempt(
    string Source, string ExternalId, Guid? MemberId, Instant? OccurredAt, VoucherOrder? Order, long? Amount);
