using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Rules;

/// <summary>A cap made ready to count.</summary>
/// <param name="Counter">Its place among the program's counters; -1 for a cap per purchase, which needs none.</param>
internal readonly record struct CompiledCap(CapDefinition Definition, int Counter);

/// <summary>An earning rule made ready to run: when it applies, and to what.</summary>
internal abstract class CompiledRule
{
    private readonly ConditionTest? test;
    private readonly bool onLines;
    private readonly Instant from;
    private readonly Instant to;

    protected CompiledRule(RuleDefinition definition, CompiledCap[] caps)
    {
        (Id, CampaignId, Caps, Terms) = (definition.Id, definition.CampaignId, caps, definition.Terms);
        (from, to) = (definition.From, definition.To);
        When = definition.When;
        if (When is null) return;
        test = ConditionCompiler.Compile(When);
        onLines = When.MentionsLine;
    }

    public string Id { get; }

    /// <summary>The campaign that brings it; null for a rule of the program.</summary>
    public Guid? CampaignId { get; }

    /// <summary>Null: always.</summary>
    public Condition? When { get; }

    public CompiledCap[] Caps { get; }

    /// <summary>Of the units it gives, where they are not the program's.</summary>
    public UnitTerms? Terms { get; }

    public bool IsEffectiveAt(Instant at) => at >= from && at < to;

    /// <summary>Whether the rule applies to the order, and if so, to what of it.</summary>
    public bool AppliesTo(RemainingOrder order, out Scope scope)
    {
        scope = default;
        if (!IsEffectiveAt(order.Order.OccurredAt)) return false;
        if (onLines) return MatchesLines(order, out scope);
        if (test is not null && !test(order, -1)) return false;
        scope = Scope.WholeOf(order);
        return true;
    }

    private bool MatchesLines(RemainingOrder order, out Scope scope)
    {
        var lines = order.Lines;
        LineSet matching = default;
        var any = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Excluded || !test!(order, i)) continue;
            matching.Add(i, lines.Length);
            any = true;
        }

        scope = any ? Scope.Of(order, matching) : default;
        return any;
    }
}

/// <summary>Gives units after everything else.</summary>
internal sealed class AddRule(RuleDefinition definition, AddEarn earn, CompiledCap[] caps)
    : CompiledRule(definition, caps)
{
    public Fraction Units { get; } = Fraction.From(earn.Units);
}

/// <summary>Raises or lowers what base rules give.</summary>
internal sealed class MultiplyRule(RuleDefinition definition, MultiplyEarn earn, CompiledCap[] caps)
    : CompiledRule(definition, caps)
{
    public decimal By => earn.By;

    public bool Stack => earn.Stack;

    /// <summary>By less one.</summary>
    public Fraction Change { get; } = Fraction.From(earn.By - 1);
}
