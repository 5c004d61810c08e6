using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Rules;

/// <summary>
/// Units for money, at the rate of the bands it falls into when it is laid on top of what was spent before in the
/// window: marginal, as income tax is. So two purchases give exactly what one of both would have given. Lines share in
/// it in proportion: none of them is the one that came last and reached the next band.
/// </summary>
internal sealed class BandsRule : SharingRule
{
    private readonly string spentName;
    private readonly Step[] steps;

    public BandsRule(RuleDefinition definition, BandsEarn earn, CompiledCap[] caps) : base(definition, caps)
    {
        spentName = SpentNameOf(definition.Id);
        steps = [.. earn.Bands.Select(band => new Step(band.From, Fraction.From(band.Units) / earn.Per))];
    }

    public override string Kind => "bands";

    /// <summary>The given fact that says what was spent before, by whatever purchases.</summary>
    public static string SpentNameOf(string ruleId) => $"spent.{ruleId}";

    public override Fraction Give(RemainingOrder order, in Scope scope)
    {
        Fraction from = Math.Max(0, order.Given.Number(spentName)), to = from + scope.Basis;
        var sum = Fraction.Zero;
        for (var i = 0; i < steps.Length && to > steps[i].From; i++)
        {
            var start = Fraction.Max(from, steps[i].From);
            var end = i + 1 < steps.Length ? Fraction.Min(to, steps[i + 1].From) : to;
            if (end > start) sum += (end - start) * steps[i].Rate;
        }

        return sum;
    }

    public override Fraction? BasisOf(RemainingOrder order, in Scope scope) => scope.Basis;

    private readonly record struct Step(long From, Fraction Rate);
}
