namespace LoyaltyPoints.Core.Rules;

/// <summary>A part of an order on which the same multipliers compete.</summary>
/// <param name="Lines">Empty for the whole order and for its rest.</param>
/// <param name="IsRest">The shipping and the order itself, which belong to whole orders only.</param>
internal readonly record struct Part(bool IsWhole, LineSet Lines, bool IsRest);

/// <summary>What one multiplier that applies adds, and where it does.</summary>
internal sealed class MultiplierShare(MultiplyRule rule, Scope scope)
{
    private LineSet lines;
    private bool rest;
    private bool whole;

    public MultiplyRule Rule => rule;

    public Scope Scope => scope;

    public Fraction Exact { get; private set; }

    /// <summary>The part of its scope on which it took effect; null if others won everywhere.</summary>
    public Scope? Won(RemainingOrder order)
    {
        if (whole) return scope;
        if (lines.IsEmpty) return rest ? new Scope(false, default, order.ShippingBasis) : null;
        if (lines.Count == scope.CountIn(order) && rest == scope.IsWhole) return scope;
        var won = Scope.Of(order, lines);
        return rest ? won with { Basis = won.Basis + order.ShippingBasis } : won;
    }

    public void Win(RemainingOrder order, in Part part, Fraction change, Fraction given)
    {
        Exact += change * given;
        whole |= part.IsWhole;
        rest |= part.IsRest;
        for (var line = part.Lines.After(-1); line >= 0; line = part.Lines.After(line))
            lines.Add(line, order.Lines.Length);
    }
}

/// <summary>
/// Shares multipliers out over the parts of an order. On each part the greatest of those that do not stack counts
/// (among equals the first), and with it all that stack. Those that lower can take away no more than is there, in the
/// order of the rules; so the result does not depend on where a rule that raises stands.
/// </summary>
internal sealed class MultiplierStep(RemainingOrder order, List<Contribution> given, List<MultiplierShare> shares)
{
    private readonly List<MultiplierShare> covering = new(shares.Count);

    /// <param name="sum">Of all that was given.</param>
    public void Run(Fraction sum)
    {
        if (shares.TrueForAll(static share => share.Scope.IsWhole))
        {
            covering.AddRange(shares);
            Share(new Part(IsWhole: true, default, IsRest: false), sum);
            return;
        }

        LineSet done = default;
        for (var line = 0; line < order.Lines.Length; line++)
        {
            if (done.Contains(line) || !Cover(line)) continue;
            var lines = Alike(line, ref done);
            var value = Fraction.Zero;
            foreach (ref readonly var one in Given) value += ((BaseRule)one.Rule).GivenBy(order, one, lines);
            Share(new Part(IsWhole: false, lines, IsRest: false), value);
        }

        if (Cover(-1)) Share(new Part(IsWhole: false, default, IsRest: true), Rest());
    }

    private ReadOnlySpan<Contribution> Given => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(given);

    private Fraction Rest()
    {
        var value = Fraction.Zero;
        foreach (ref readonly var one in Given) value += ((BaseRule)one.Rule).GivenByRest(order, one);
        return value;
    }

    // Finds the multipliers of a line; of the rest, for -1.
    private bool Cover(int line)
    {
        covering.Clear();
        foreach (var share in shares)
            if (Covers(share, line)) covering.Add(share);
        return covering.Count > 0;
    }

    // The lines from this one on that have the same multipliers.
    private LineSet Alike(int line, ref LineSet done)
    {
        LineSet lines = default;
        for (var other = line; other < order.Lines.Length; other++)
        {
            var alike = true;
            foreach (var share in shares) alike &= Covers(share, other) == Covers(share, line);
            if (!alike) continue;
            lines.Add(other, order.Lines.Length);
            done.Add(other, order.Lines.Length);
        }

        return lines;
    }

    private bool Covers(MultiplierShare share, int line) =>
        line < 0 ? share.Scope.IsWhole : share.Scope.Covers(order, line);

    private void Share(in Part part, Fraction value)
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
            share.Win(order, part, share.Rule.Change, value);
            left += share.Rule.Change;
        }

        foreach (var share in covering)
        {
            if ((!share.Rule.Stack && share != best) || share.Rule.By > 1) continue;
            var taken = Fraction.Min(-share.Rule.Change, left);
            share.Win(order, part, -taken, value);
            left -= taken;
        }
    }
}
