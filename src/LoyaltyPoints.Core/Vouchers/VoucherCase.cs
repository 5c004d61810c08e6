using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Vouchers;

/// <summary>All that is looked at to tell whether a voucher can be used; asking and using go by the same.</summary>
/// <param name="UsesOfMember">What counts of this member's uses of this voucher.</param>
/// <param name="Now">The tenant's time.</param>
/// <param name="Context">The member with the accounts, where the series asks for them; null where nobody is named.
/// </param>
public sealed record VoucherCase(
    VoucherSeries Series, Voucher Voucher, VoucherAttempt Attempt, long UsesOfMember, Instant Now,
    DecisionContext? Context)
{
    private SeriesDefinition Definition => Series.Definition;

    /// <summary>What the voucher comes to, whether or not it can be used.</summary>
    public VoucherWorth Worth => VoucherWorth.Of(Definition.Value, Voucher, Attempt);

    /// <summary>Everything that stands against its use, in the order in which a use is refused for it.</summary>
    public IEnumerable<Refusal> Reasons() => [.. OfVoucher(), .. OfMember(), .. OfOrder()];

    /// <summary>The account that units go to; null where the member is not enrolled, or nobody is named.</summary>
    public Account? Account(Guid programId) => Context?.Member.Account(programId);

    private IEnumerable<Refusal> OfVoucher()
    {
        var at = Attempt.OccurredAt ?? Now;
        if (Voucher.VoidedAt is { } voided)
            yield return new Refusal("voucher_voided", $"The voucher was made void at {voided}.");
        if (at < Definition.From)
            yield return new Refusal("voucher_not_yet_valid", $"The voucher is valid from {Definition.From}.");
        if (at >= Voucher.ExpiresAt)
            yield return new Refusal("voucher_expired", $"The voucher was valid before {Voucher.ExpiresAt}.");
        if (Voucher.Uses >= Definition.Uses)
            yield return new Refusal("voucher_used_up", $"The voucher was used {Voucher.Uses} times of as many.");
        else if (Definition.Value is GiftCard && Voucher.Balance == 0)
            yield return new Refusal("voucher_used_up", "Nothing is left on the gift card.");
    }

    private IEnumerable<Refusal> OfMember()
    {
        if (Attempt.MemberId is not { } member)
        {
            if (Definition.NeedsMember)
                yield return new Refusal("voucher_member_required", "The voucher is used by a member; say by whom.");
            yield break;
        }

        if (Definition.IsForOwner && member != Voucher.MemberId)
            yield return new Refusal("voucher_other_member", "The voucher was issued to another member.");
        if (UsesOfMember >= Definition.UsesPerMember)
        {
            yield return new Refusal(
                "voucher_member_limit", $"The member used the voucher {UsesOfMember} times, and may no more.");
        }

        if (Definition.EnrolledIn is { } program && Account(program) is null)
            yield return new Refusal("not_enrolled", "The voucher is for members of a program this member is not in.");
        if (Definition.TierProgramId is { } tiers && !StandsIn(tiers))
        {
            yield return new Refusal(
                "voucher_tier_required",
                $"The voucher is for members of the tiers {string.Join(", ", Definition.Tiers)}.");
        }

        if (Definition.Value is not GivenUnits given) yield break;
        if (Account(given.ProgramId) is null && given.ProgramId != Definition.EnrolledIn)
            yield return new Refusal("not_enrolled", "The member is not enrolled in the program of the units.");
        if (Context?.Program(given.ProgramId) is null)
            yield return new Refusal("not_in_effect", "No version of the program of the units is in effect now.");
    }

    private IEnumerable<Refusal> OfOrder()
    {
        if (Attempt.Order is not { } order)
        {
            if (Definition.Value is not GivenUnits || Definition.MinimumOrder > 0)
                yield return new Refusal("voucher_order_required", "The voucher is used for an order; say which.");
            yield break;
        }

        if (Definition.Currency is { } currency && order.Currency != currency)
        {
            yield return new Refusal(
                "voucher_currency_mismatch", $"The voucher is worth {currency} and the order is in {order.Currency}.");
            yield break;
        }

        if (order.Goods < Definition.MinimumOrder)
        {
            yield return new Refusal(
                "voucher_minimum_order",
                $"The goods of the order are worth {order.Goods} of at least {Definition.MinimumOrder}.");
        }

        if (OfWorth(order) is { } worthless) yield return worthless;
    }

    private Refusal? OfWorth(VoucherOrder order) => Definition.Value switch
    {
        FreeItem item when !order.Lines.Any(line => VoucherWorth.Fits(item, line)) =>
            new Refusal("voucher_item_missing", "The order has no line that the voucher is for."),
        GiftCard when Attempt.Amount > order.Total =>
            new Refusal("voucher_nothing_to_take", $"{Attempt.Amount} is more than the order's {order.Total}."),
        GiftCard when Attempt.Amount > Voucher.Balance => new Refusal(
            "insufficient_balance", $"{Attempt.Amount} is asked for and {Voucher.Balance} is left on the gift card."),
        // An empty card is told of already.
        GiftCard when Voucher.Balance == 0 => null,
        _ when Worth.Amount == 0 =>
            new Refusal("voucher_nothing_to_take", "The order has nothing that the voucher could be taken for."),
        _ => null,
    };

    private bool StandsIn(Guid programId) =>
        Context is { } context && Account(programId) is { } account && context.Program(programId) is { } program
        && AccountTier.At(account, program, context)?.Current is { } tier && Definition.Tiers.Contains(tier.Id);
}
