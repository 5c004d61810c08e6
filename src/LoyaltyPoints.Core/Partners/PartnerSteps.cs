using LoyaltyPoints.Core.Redemptions;

namespace LoyaltyPoints.Core.Partners;

/// <summary>What the steps of a redemption mean for the partner that makes it. Pure.</summary>
public static class PartnerSteps
{
    /// <summary>A new redemption as its partner's, if the limits of the day leave room.</summary>
    /// <param name="partner">Null: it is no partner's.</param>
    /// <returns>Refused with <c>partner_limit_reached</c>, or as it was.</returns>
    public static Decision<Redemption> MadeBy(
        this Decision<Redemption> decision, Partner? partner, PartnerDay today, Instant now)
    {
        if (partner is null || decision.Value is not { } redemption) return decision;
        if (today.RefuseRedemption(partner.Definition.Limits, redemption.Units) is { } refusal) return refusal;
        var day = partner.DayOf(now);
        return Decision<Redemption>.Of(
            redemption with
            {
                Partner = new PartnerUse(
                    partner.Id, partner.Definition.UnitValue, day, redemption.WasCaptured ? day : null),
            },
            decision.Changes);
    }

    /// <summary>A later step, with the day on which it is settled where it captures.</summary>
    public static Decision<Redemption> GoneOn(this Decision<Redemption> decision, Partner? partner, Instant now) =>
        partner is not null && decision.Value is { WasCaptured: true, Partner: { SettledOn: null } use } redemption
            ? Decision<Redemption>.Of(
                redemption with { Partner = use with { SettledOn = partner.DayOf(now) } }, decision.Changes)
            : decision;

    /// <summary>What a step changes of the day the redemption counts for.</summary>
    /// <param name="before">Null for a new one.</param>
    public static PartnerDay Counted(Redemption? before, Redemption after)
    {
        var (was, comes) = (Counts(before), Counts(after));
        return new PartnerDay(comes.Units - was.Units, comes.Redemptions - was.Redemptions, 0);
    }

    /// <summary>What a step adds to the settlement of the day it is made on.</summary>
    /// <param name="before">Null for a new one.</param>
    public static SettledUnits Settled(Redemption? before, Redemption after)
    {
        var isCapture = after.WasCaptured && before is not { WasCaptured: true };
        return new SettledUnits(
            isCapture ? 1 : 0, isCapture ? after.CapturedUnits : 0,
            after.ReversedUnits - (before?.ReversedUnits ?? 0));
    }

    private static (long Units, long Redemptions) Counts(Redemption? redemption) => redemption?.State switch
    {
        RedemptionState.Reserved => (redemption.Units, 1),
        RedemptionState.Captured => (redemption.CapturedUnits, 1),
        _ => (0, 0),
    };
}
