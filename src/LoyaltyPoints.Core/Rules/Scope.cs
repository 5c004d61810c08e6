namespace LoyaltyPoints.Core.Rules;

/// <summary>What a rule works on in one order.</summary>
/// <param name="IsWhole">The whole order, without excluded lines, rather than some lines.</param>
/// <param name="Lines">Places of the matching lines; empty for a whole order.</param>
/// <param name="Basis">Money that counts of it; the whole order's includes that of the shipping.</param>
internal readonly record struct Scope(bool IsWhole, LineSet Lines, Fraction Basis)
{
    public static Scope WholeOf(RemainingOrder order) => new(true, default, order.Basis);

    public static Scope Of(RemainingOrder order, in LineSet lines)
    {
        var basis = Fraction.Zero;
        for (var line = lines.After(-1); line >= 0; line = lines.After(line)) basis += order.Lines[line].Basis;
        return new Scope(false, lines, basis);
    }

    public bool Covers(RemainingOrder order, int line) =>
        !order.Lines[line].Excluded && (IsWhole || Lines.Contains(line));

    /// <summary>How many lines it has, without excluded ones.</summary>
    public int CountIn(RemainingOrder order) => IsWhole ? order.IncludedCount : Lines.Count;

    /// <summary>Ids for the explanation: null for a whole order, and for one that has no lines.</summary>
    public IReadOnlyList<string>? Ids(RemainingOrder order)
    {
        if (order.Lines[0].Source is null || (IsWhole && !order.HasExclusions)) return null;
        var ids = new string[CountIn(order)];
        var count = 0;
        for (var i = 0; i < order.Lines.Length; i++)
        {
            // Excluded lines themselves are a scope as well: that of their exclusion.
            if (IsWhole ? !order.Lines[i].Excluded : Lines.Contains(i)) ids[count++] = order.Lines[i].Source!.Id;
        }

        return ids;
    }
}
