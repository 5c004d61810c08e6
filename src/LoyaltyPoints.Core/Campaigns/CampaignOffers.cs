using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Campaigns;

/// <summary>Which campaigns are for a member now, before anything is bought.</summary>
public static class CampaignOffers
{
    /// <summary>
    /// Those that run now and whose audience the member belongs to, a program after the other, oldest first. What an
    /// audience asks of an order holds for none here.
    /// </summary>
    /// <param name="context">With the birthday.</param>
    public static IReadOnlyList<Campaign> Of(DecisionContext context) =>
    [
        .. from account in context.Member.Accounts
           let program = context.Catalog.ForPurchase(account.ProgramId, context.Now)
           where program is not null
           from campaign in program.Campaigns
           where campaign.RunsAt(context.Now, program.LocalTime) && IsFor(campaign, account, program, context)
           select campaign,
    ];

    private static bool IsFor(Campaign campaign, Account account, CompiledProgram program, DecisionContext context)
    {
        if (campaign.Definition.Audience is not { } audience) return true;
        var own = program.CountsDays ? StandingUpdate.Of(account, program, context, context.Now) : null;
        var facts = new FactTeller(context.Member, context.Catalog, context.Now, context.Now)
            .Tell([.. GivenNames.Of(audience).Distinct().Order(StringComparer.Ordinal)], account, program, own);
        var nothing = new Order { OccurredAt = context.Now, Source = "", Currency = program.Currency, Total = 0 };
        return ConditionCompiler.Compile(audience)(program.Whole(nothing, facts), -1);
    }
}
