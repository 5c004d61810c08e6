using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Core.Standings.Memberships;
using LoyaltyPoints.Core.Standings.Tiers;

namespace LoyaltyPoints.Tests.Worlds;

/// <summary>What a reader sees of a member as of an instant, as text to be compared.</summary>
internal static class WorldView
{
    /// <returns>One text an account.</returns>
    public static IEnumerable<string> Of(DecisionContext context) =>
        context.Member.Accounts.Select(account => Of(account, context));

    private static string Of(Account account, DecisionContext context)
    {
        var program = context.Program(account.ProgramId)!;
        var opened = context.Open(account, Guid.Empty);
        var lots = string.Join(" ", opened.Lots.Select(lot =>
            $"{lot.Key.MaturesAt}..{lot.Key.ExpiresAt}={lot.Pending}+{lot.Available}"));
        var text = $"{program.Definition.TypeName}: {opened.Balance.Available}+{opened.Balance.Pending} [{lots}]";
        if (AccountTier.At(account, program, context) is { } tier) text += $" tier {Of(tier)}";
        if (program.Membership is { } terms && account.Standing.Membership is { } membership)
            text += $" membership {terms.StatusAt(membership, context.Now).Word()}"
                + $" {terms.PlanInForce(membership, context.Now)?.Id} next {terms.NextChange(membership, context.Now)}";
        return text;
    }

    private static string Of(TierView tier) =>
        $"{tier.Current?.Id} since {tier.Since} until {tier.HeldUntil} grace {tier.GraceUntil} {tier.Counted} "
        + $"{tier.From}..{tier.To} next {tier.Next?.Level.Id} {JsonSerializer.Serialize(tier.Next?.Missing)} "
        + $"keep {JsonSerializer.Serialize(tier.ToKeep)}";
}
