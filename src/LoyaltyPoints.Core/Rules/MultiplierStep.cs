namespace LoyaltyPoints.Core.Rules;

/// <summary>What one multiplier that applies adds, and where it does.</summary>
internal sealed class MultiplierShare(MultiplyRule rule, Scope scope)
{
    private List<int>? lines;
    private bool shipping;
    private bool whole;

    public MultiplyRule Rule => rule;

    public Scope Scope => scope;

    public Fraction Exact { get; private set; }

    /// <summary>The part of its scope on which it took effect; null if others won everywhere.</summary>
    public Scope? Won(RemainingOrder order)
    {
        if (whole) return Scope;
        if (lines is null) return shipping ? new Scope([], order.ShippingBasis) : null;
        if (lines.Count == (scope.Lines?.Length ?? order.Lines.Count(line => !line.Excluded))
            && (shipping || scope.Lines is not null)) return scope;
        var won = Scope.Of(order, [.. lines]);
        return shipping ? won with { Basis = won.Basis + order.ShippingBasis } : won;
    }

    /// <summary>Takes effect on one part; the only part of an order that is not divided is the whole.</summary>
    public void Win(int part, int partCount, Fraction change, Fraction given)
    {
        Exact += change * given;
        if (partCount == 1) whole = true;
        else if (part < partCount - 2) (lines ??= []).Add(part);
        else shipping = true; // and with it the order's own part: both belong to the same multipliers
    }
}

/// <summary>
/// Shares multipliers out over the parts of an order. On each part the greatest of those that do not stack counts
/// (among equals the first), and with it all that stack. Those that lower can take away no more than is there, in the
/// order of the rules; so the result does not depend on where a rule that raises stands.
/// </summary>
internal static class MultiplierStep
{
    /// <summary>All multipliers are of the whole order: it is one part.</summary>
    public static void Whole(List<MultiplierShare> shares, Fraction given) => Share(shares, 0, 1, given);

    /// <summary>Parts: the lines, the shipping, the order itself; the last two belong to whole orders only.</summary>
    public static void ByPart(RemainingOrder order, List<MultiplierShare> shares, Fraction[] parts)
    {
        List<MultiplierShare> covering = new(shares.Count);
        for (var part = 0; part < parts.Length; part++)
        {
            covering.Clear();
            foreach (var share in shares)
            {
                if (part < order.Lines.Length ? share.Scope.Covers(order, part) : share.Scope.Lines is null)
                    covering.Add(share);
            }

            if (covering.Count > 0) Share(covering, part, parts.Length, parts[part]);
        }
    }

    private static void Share(List<MultiplierShare> covering, int part, int partCount, Fraction given)
    {
        MultiplierShare? best = null;
        foreach (var share in covering)
        {
            if (!share.Rule.Stack && (best is null || share.Rule.By > best.Rule.By)) best = share;
        }

        var left = Fraction.One;
        foreach (var share in covering)
        {
            if ((!share.Rule.Stack && share != best) || share.Rule.By <= 1) continue;
            share.Win(part, partCount, share.Rule.Change, given);
            left += share.Rule.Change;
        }

        foreach (var share in covering)
        {
            if ((!share.Rule.Stack && share != best) || share.Rule.By > 1) continue;
            var taken = Fraction.Min(-share.Rule.Change, left);
            share.Win(part, partCount, -taken, given);
            left -= taken;
        }
    }
}
