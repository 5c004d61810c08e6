using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Rules;

/// <summary>A rule that gives units by itself.</summary>
internal abstract class BaseRule(RuleDefinition definition, CompiledCap[] caps) : CompiledRule(definition, caps)
{
    /// <summary>The word of the explanation.</summary>
    public abstract string Kind { get; }

    /// <summary>What it gives for its scope.</summary>
    public abstract Fraction Give(RemainingOrder order, in Scope scope);

    /// <summary>
    /// Adds what it gave to the parts of the order that gave it: one part a line, then the shipping, then the order.
    /// </summary>
    public abstract void Share(RemainingOrder order, in Scope scope, Fraction given, Span<Fraction> parts);

    /// <summary>What the explanation shows as the basis; null if it does not depend on one.</summary>
    public virtual Fraction? BasisOf(RemainingOrder order, in Scope scope) => null;

    public virtual IReadOnlyList<string>? IdsOf(RemainingOrder order, in Scope scope) => scope.Ids(order);

    /// <summary>Shares by basis; where the basis is zero, equally over the lines.</summary>
    protected static void ShareByBasis(RemainingOrder order, in Scope scope, Fraction given, Span<Fraction> parts)
    {
        if (given.IsZero) return;
        var unit = scope.Basis.IsZero ? given / Pieces(order, scope, static _ => 1) : given / scope.Basis;
        for (var i = 0; i < order.Lines.Length; i++)
        {
            if (scope.Covers(order, i)) parts[i] += scope.Basis.IsZero ? unit : unit * order.Lines[i].Basis;
        }

        if (scope.Lines is null) parts[^2] += unit * order.ShippingBasis;
    }

    protected static long Pieces(RemainingOrder order, in Scope scope, Func<RemainingLine, long> count)
    {
        var pieces = 0L;
        for (var i = 0; i < order.Lines.Length; i++)
        {
            if (scope.Covers(order, i)) pieces = checked(pieces + count(order.Lines[i]));
        }

        return pieces;
    }
}

/// <summary>Units for money.</summary>
internal sealed class SpendRule(RuleDefinition definition, SpendEarn earn, CompiledCap[] caps)
    : BaseRule(definition, caps)
{
    private readonly Fraction units = Fraction.From(earn.Units);
    private readonly Fraction rate = Fraction.From(earn.Units) / earn.Per;

    public override string Kind => "spend";

    public override Fraction Give(RemainingOrder order, in Scope scope) => earn.WholeSteps
        ? units * (scope.Basis / earn.Per).Round(RoundingMode.Floor) : rate * scope.Basis;

    public override void Share(RemainingOrder order, in Scope scope, Fraction given, Span<Fraction> parts) =>
        ShareByBasis(order, scope, given, parts);

    public override Fraction? BasisOf(RemainingOrder order, in Scope scope) => scope.Basis;
}

/// <summary>Units for coming.</summary>
internal sealed class VisitRule(RuleDefinition definition, VisitEarn earn, CompiledCap[] caps)
    : BaseRule(definition, caps)
{
    private readonly Fraction units = Fraction.From(earn.Units);

    public override string Kind => "visit";

    public override Fraction Give(RemainingOrder order, in Scope scope) => units;

    public override void Share(RemainingOrder order, in Scope scope, Fraction given, Span<Fraction> parts) =>
        parts[^1] += given;

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
        units * Pieces(order, scope, static line => line.Quantity);

    public override void Share(RemainingOrder order, in Scope scope, Fraction given, Span<Fraction> parts)
    {
        for (var i = 0; i < order.Lines.Length; i++)
        {
            if (scope.Covers(order, i)) parts[i] += units * order.Lines[i].Quantity;
        }
    }

    public override Fraction? BasisOf(RemainingOrder order, in Scope scope) =>
        Pieces(order, scope, static line => line.Quantity);
}

/// <summary>Units once, given by the lines.</summary>
internal sealed class FixedRule(RuleDefinition definition, FixedEarn earn, CompiledCap[] caps)
    : BaseRule(definition, caps)
{
    private readonly Fraction units = Fraction.From(earn.Units);

    public override string Kind => "fixed";

    // Where every line is excluded there is nothing left that could give.
    public override Fraction Give(RemainingOrder order, in Scope scope) =>
        scope.Basis.IsPositive || Pieces(order, scope, static _ => 1) > 0 ? units : Fraction.Zero;

    public override void Share(RemainingOrder order, in Scope scope, Fraction given, Span<Fraction> parts) =>
        ShareByBasis(order, scope, given, parts);
}
