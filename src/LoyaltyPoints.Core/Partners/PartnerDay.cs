namespace LoyaltyPoints.Core.Partners;

/// <summary>What counts for the limits of one day of a partner.</summary>
/// <param name="Units">Reserved or captured, without what was released, voided or lapsed.</param>
/// <param name="Redemptions">Reserved or captured, without those voided or lapsed.</param>
/// <param name="Requests">To redeem, whether granted or not.</param>
public readonly record struct PartnerDay(long Units, long Redemptions, long Requests)
{
    public PartnerDay Plus(PartnerDay other) => new(
        checked(Units + other.Units), checked(Redemptions + other.Redemptions), checked(Requests + other.Requests));

    /// <summary>Null, or <c>partner_limit_reached</c> where no request is left.</summary>
    public Refusal? RefuseRequest(PartnerLimits limits) => Requests < (limits.Requests ?? long.MaxValue) ? null
        : Reached($"0 of {limits.Requests} requests a day are left.");

    /// <summary>Null, or <c>partner_limit_reached</c> with what is left.</summary>
    public Refusal? RefuseRedemption(PartnerLimits limits, long units)
    {
        if (limits.Redemptions is { } most && Redemptions >= most)
            return Reached($"0 of {most} redemptions a day are left.");
        if (limits.Units is not { } inAll) return null;
        // Below zero where the limit was lowered meanwhile; what costs nothing is still to be had then.
        var left = Math.Max(0, inAll - Units);
        return units <= left ? null
            : Reached($"{left} of {inAll} units a day are left, and {units} were asked for.");
    }

    private static Refusal Reached(string detail) => new("partner_limit_reached", detail);
}
