namespace LoyaltyPoints.Core.Vouchers;

/// <summary>What is said of one voucher that is to be issued. Pure.</summary>
/// <param name="Code">A chosen code that <see cref="VoucherCode.MayBeChosen"/>; null: one is made.</param>
/// <param name="Balance">Of a gift card; null: as the series says.</param>
/// <param name="ExpiresAt">In place of the time the series gives each voucher; null: as it says.</param>
public sealed record IssueVoucher(Guid? MemberId, string? Code, long? Balance, Instant? ExpiresAt)
{
    /// <returns>The voucher with its code; or refused with <c>voucher_owner_required</c>, <c>unprocessable</c>.
    /// </returns>
    public (Voucher? Voucher, Refusal? Refusal) Decide(VoucherSeries series, Instant now)
    {
        var definition = series.Definition;
        if (definition.IsForOwner && MemberId is null)
        {
            return (null, new Refusal(
                "voucher_owner_required", "A voucher of this series is used by the member it is issued to.",
                [new Fault("/memberId", FaultCodes.Required, "Say whose it shall be.")]));
        }

        var card = definition.Value as GiftCard;
        var balance = Balance ?? card?.Balance;
        if (card is null != balance is null)
        {
            return (null, new Refusal(
                "unprocessable", card is null ? "Only a gift card has a balance." : "A gift card needs a balance.",
                [
                    new Fault(
                        "/balance", card is null ? FaultCodes.InvalidValue : FaultCodes.Required,
                        card is null ? "Leave it out." : "The series gives none, so say it here."),
                ]));
        }

        var expiresAt = ExpiresAt is { } given ? Earlier(given, series) : definition.ExpiryOf(now);
        var plain = Code is { } chosen ? VoucherCode.Read(chosen)! : VoucherCode.Make();
        return (new Voucher(
            plain, Code is null ? null : VoucherCode.ShownAs(Code), series.Id, series.Version, MemberId, now, expiresAt,
            balance ?? 0, balance ?? 0, 0, null, null), null);
    }

    /// <summary>Whether a voucher that is there already is what would be issued now: it was asked for before.</summary>
    public bool IsAnsweredBy(Voucher known, VoucherSeries series) =>
        known.SeriesId == series.Id && known.MemberId == MemberId && known.Chosen == VoucherCode.ShownAs(Code!)
        && (Balance is null || known.Issued == Balance)
        && (ExpiresAt is not { } at || known.ExpiresAt == Earlier(at, series));

    private static Instant Earlier(Instant at, VoucherSeries series) =>
        at < series.Definition.To ? at : series.Definition.To;
}
