using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Rules;

/// <summary>
/// Parts the units by how they mature and expire. A rule with terms of its own takes the whole units of what it gave
/// itself, after its caps; what multipliers made of that goes with the rest. Units are shared out in the order of the
/// rules as long as there are any, so the shares are never more than the units.
/// </summary>
internal static class TermsStep
{
    /// <param name="expiry">
    /// When units expire by a benefit in force; null: as the program says. A rule's own expiry comes before it.
    /// </param>
    /// <returns>Empty where all units have the program's terms.</returns>
    public static IReadOnlyList<TermsShare> Share(List<Contribution> contributions, long units, Expiry? expiry)
    {
        List<TermsShare>? shares = null;
        foreach (var contribution in contributions)
        {
            if (contribution.Rule is not { Terms: { } own } rule || rule is MultiplyRule) continue;
            var taken = Math.Min(units, contribution.Exact.Round(RoundingMode.Floor));
            units -= taken;
            Put(ref shares, own.Expiry is null && expiry is not null ? own with { Expiry = expiry } : own, taken);
        }

        if (expiry is not null) Put(ref shares, new UnitTerms(null, expiry), units);
        return shares is null ? [] : shares;
    }

    private static void Put(ref List<TermsShare>? shares, UnitTerms terms, long units)
    {
        if (units == 0) return;
        shares ??= [];
        var place = shares.FindIndex(share => share.Terms == terms);
        if (place < 0) shares.Add(new TermsShare(terms, units));
        else shares[place] = new TermsShare(terms, shares[place].Units + units);
    }
}
