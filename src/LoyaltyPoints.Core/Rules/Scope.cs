namespace LoyaltyPoints.Core.Rules;

/// <summary>What a rule works on in one order.</summary>
/// <param name="Lines">Sorted places of the matching lines; null is the whole order, without excluded lines.</param>
/// <param name="Basis">Money that counts of it; the whole order's includes that of the shipping.</param>
internal readonly record struct Scope(int[]? Lines, Fraction Basis)
{
    public static Scope WholeOf(RemainingOrder order) => new(null, order.Basis);

    public static Scope Of(RemainingOrder order, int[] lines)
    {
        var basis = Fraction.Zero;
        foreach (var line in lines) basis += order.Lines[line].Basis;
        return new Scope(lines, basis);
    }

    public bool Covers(RemainingOrder order, int line) =>
        !order.Lines[line].Excluded && (Lines is null || Array.BinarySearch(Lines, line) >= 0);

    /// <summary>Ids for the explanation: null for a whole order, and for one that has no lines.</summary>
    public IReadOnlyList<string>? Ids(RemainingOrder order)
    {
        if (order.Lines[0].Source is null || (Lines is null && !order.HasExclusions)) return null;
        if (Lines is not null) return Array.ConvertAll(Lines, line => order.Lines[line].Source!.Id);
        return [.. order.Lines.Where(line => !line.Excluded).Select(line => line.Source!.Id)];
    }
}
