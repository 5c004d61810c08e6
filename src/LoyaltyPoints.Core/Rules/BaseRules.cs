using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Rules;

/// <summary>A rule that gives units by itself.</summary>
internal abstract class BaseRule(RuleDefinition definition, CompiledCap[] caps) : CompiledRule(definition, caps)
{
    /// <summary>The word of the explanation.</summary>
    public abstract string Kind { get; }

    /// <summary>What it gives for its scope.</summary>
    public abstract Fraction Give(RemainingOrder order, in Scope scope);

    /// <summary>The part of what it gave that some of the order's lines gave.</summary>
    public abstract Fraction GivenBy(RemainingOrder order, in Contribution given, in LineSet lines);

    /// <summary>The part of what it gave that belongs to no line: to the shipping, or to the order itself.</summary>
    public abstract Fraction GivenByRest(RemainingOrder order, in Contribution given);

    /// <summary>What the explanation shows as the basis; null if it does not depend on one.</summary>
    public virtual Fraction? BasisOf(RemainingOrder order, in Scope scope) => null;

    public virtual IReadOnlyList<string>? IdsOf(RemainingOrder order, in Scope scope) => scope.Ids(order);
}

/// <summary>A rule whose units come from the lines of its scope and the shipping, in proportion to their basis.
/// </summary>
internal abstract class SharingRule(RuleDefinition definition, CompiledCap[] caps) : BaseRule(definition, caps)
{
    // Where the basis is zero, the lines have given equally.
    public override Fraction GivenBy(RemainingOrder order, in Contribution given, in LineSet lines)
    {
        if (given.Exact.IsZero) return Fraction.Zero;
        var scope = given.Scope;
        var (basis, count) = (Fraction.Zero, 0);
        for (var line = lines.After(-1); line >= 0; line = lines.After(line))
        {
            if (!scope.Covers(order, line)) continue;
            basis += order.Lines[line].Basis;
            count++;
        }

        if (count == 0) return Fraction.Zero;
        return scope.Basis.IsZero
            ? given.Exact * Fraction.Of(count, scope.CountIn(order)) : given.Exact / scope.Basis * basis;
    }

    public override Fraction GivenByRest(RemainingOrder order, in Contribution given) =>
        given.Scope.IsWhole && !order.ShippingBasis.IsZero
            ? given.Exact / given.Scope.Basis * order.ShippingBasis : Fraction.Zero;
}

/// <summary>Units for money.</summary>
internal sealed class SpendRule(RuleDefinition definition, SpendEarn earn, CompiledCap[] caps)
    : SharingRule(definition, caps)
{
    private readonly Fraction units = Fraction.From(earn.Units);
    private readonly Fraction rate = Fraction.From(earn.Units) / earn.Per;

    public override string Kind => "spend";

    public override Fraction Give(RemainingOrder order, in Scope scope) => earn.WholeSteps
        ? units * (scope.Basis / earn.Per).Round(RoundingMode.Floor) : rate * scope.Basis;

    public override Fraction? BasisOf(RemainingOrder order, in Scope scope) => scope.Basis;
}

/// <summary>Units for coming.</summary>
internal sealed class VisitRule(RuleDefinition definition, VisitEarn earn, CompiledCap[] caps)
    : BaseRule(definition, caps)
{
    private readonly Fraction units = Fraction.From(earn.Units);

    public override string Kind => "visit";

    public override Fraction Give(RemainingOrder order, in Scope scope) => units;

    public override Fraction GivenBy(RemainingOrder order, in Contribution given, in LineSet lines) => Fraction.Zero;

    public override Fraction GivenByRest(RemainingOrder order, in Contribution given) => given.Exact;

    // A visit belongs to the order, even if a line was the occasion.
    public override IReadOnlyList<string>? IdsOf(RemainingOrder order, in Scope scope) => null;
}

/// <summary>Units for pieces.</summary>
internal sealed class ItemRule(RuleDefinition definition, ItemEarn earn, CompiledCap[] caps)
    : BaseRule(definition, caps)
{
    private readonly Fraction units = Fraction.From(earn.Units);

    public override string Kind => "item";

    public override Fraction Give(RemainingOrder order, in Scope scope) =>
        units * Pieces(order, scope);

    public override Fraction GivenBy(RemainingOrder order, in Contribution given, in LineSet lines)
    {
        var pieces = 0L;
        for (var line = lines.After(-1); line >= 0; line = lines.After(line))
            if (given.Scope.Covers(order, line)) pieces = checked(pieces + order.Lines[line].Quantity);
        return units * pieces;
    }

    public override Fraction GivenByRest(RemainingOrder order, in Contribution given) => Fraction.Zero;

    public override Fraction? BasisOf(RemainingOrder order, in Scope scope) => Pieces(order, scope);

    private static long Pieces(RemainingOrder order, in Scope scope)
    {
        var pieces = 0L;
        for (var i = 0; i < order.Lines.Length; i++)
            if (scope.Covers(order, i)) pieces = checked(pieces + order.Lines[i].Quantity);
        return pieces;
    }
}

/// <summary>Units once, given by the lines.</summary>
internal sealed class FixedRule(RuleDefinition definition, FixedEarn earn, CompiledCap[] caps)
    : SharingRule(definition, caps)
{
    private readonly Fraction units = Fraction.From(earn.Units);

    public override string Kind => "fixed";

    // Where every line is excluded there is nothing left that could give.
    public override Fraction Give(RemainingOrder order, in Scope scope) =>
        scope.Basis.IsPositive || scope.CountIn(order) > 0 ? units : Fraction.Zero;
}
