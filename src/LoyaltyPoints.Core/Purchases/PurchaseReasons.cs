using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Purchases;

/// <summary>Rules of one program that gave nothing for a purchase, and why.</summary>
public sealed record NotAppliedRules(
    [property: JsonConverter(typeof(ProgramIdConverter))] Guid ProgramId, IReadOnlyList<NotApplied> Rules);

/// <summary>What a checkout takes off by a program's benefits.</summary>
/// <param name="Percent">Of the goods; null for free shipping.</param>
/// <param name="Amount">Money in the smallest part.</param>
public sealed record OfferedDiscount(
    [property: JsonConverter(typeof(ProgramIdConverter))] Guid ProgramId, string Source, decimal? Percent, long Amount);

/// <summary>
/// What a purchase's record says beyond its results, worked out from it under the versions of that time: neither is
/// stored, since neither can change.
/// </summary>
public static class PurchaseReasons
{
    /// <summary>Why rules did not apply, for each program that judged the purchase.</summary>
    public static IReadOnlyList<NotAppliedRules> NotApplied(
        Order order, IReadOnlyList<PurchaseResult> results, ProgramCatalog catalog) =>
    [
        .. from result in results
           let program = catalog.Judge(result)
           where program is not null
           let reasons = program.WhyNot(
               order, Returned.Nothing, result.UsageBefore(), result.Given ?? GivenFacts.None,
               CampaignUses.BudgetsOf(result))
           where reasons.Count > 0
           select new NotAppliedRules(result.ProgramId, reasons),
    ];

    /// <summary>Discounts by the tiers and plans that were in force.</summary>
    public static IReadOnlyList<OfferedDiscount> Discounts(
        Order order, IReadOnlyList<PurchaseResult> results, ProgramCatalog catalog) =>
    [
        .. from result in results
           where result.IsJudged
           let program = catalog.Find(result.ProgramId)?.Version(result.ProgramVersion!.Value)
           where program is not null
           from discount in program.Discounts(order, result.Given ?? GivenFacts.None)
           select new OfferedDiscount(result.ProgramId, discount.Source, discount.Percent, discount.Amount),
    ];
}
