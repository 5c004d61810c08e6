using System.Globalization;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Features.Purchases;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Simulations;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Campaigns;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Api.Features.Simulations;

/// <summary>
/// What one purchase would earn under a version, by a member who is real or imagined. It may lie in the future, and is
/// then decided as of when it occurs.
/// </summary>
internal sealed class BasketSimulation(
    ReadPool readers, MemberReader members, CatalogCache catalogs, TenantTime time, PurchaseIntake intake)
{
    private readonly IdGenerator ids = new();

    public IResult Answer(Caller caller, SimulationRequest request, CompiledProgram version)
    {
        var purchase = request.Purchase!;
        if (PurchaseIntake.CheckTotals(purchase, "/purchase") is { } problem) return problem;
        var reference = request.Member?.Id is { } id ? new MemberReference { Id = id } : purchase.Member;
        var order = PurchaseIntake.OrderOf(purchase);
        if (reference is null) return Imagined(caller, request, version, order);
        var place = purchase.Member is null ? "/member" : "/purchase/member";
        return intake.FindMember(caller.TenantId, reference) is { } memberId
            ? readers.Read(session => OfMember(session, caller, memberId, place, request, version, order))
            : Writes.Problem(MemberRows.NotFound(place));
    }

    private IResult Imagined(Caller caller, SimulationRequest request, CompiledProgram version, Order order)
    {
        var member = MemberOf(request.Member ?? new SimulatedMemberRequest());
        if (member.FaultsIn(version, order.OccurredAt) is { Count: > 0 } faults)
            return Problem.Invalid([.. faults.Select(fault => fault with { Pointer = "/member" + fault.Pointer })]);
        return readers.Read(session => Decide(
            request, version, order, new DecisionContext(
                member.Before(version, caller.TenantId, order.OccurredAt),
                catalogs.Current(session, caller.TenantId).InEffect(version), order.OccurredAt,
                ids.At(time.Real))
            {
                Budgets = new CommittedBudgets(session, caller.TenantId),
            }));
    }

    private IResult OfMember(
        Session session, Caller caller, Guid memberId, string place, SimulationRequest request,
        CompiledProgram version, Order order)
    {
        var now = Instant.Max(time.Now(session, caller), order.OccurredAt);
        var catalog = catalogs.Current(session, caller.TenantId).InEffect(version);
        var context = members.Find(
            session, caller.TenantId, memberId, now, order.OccurredAt, new PostPurchase(order).Counters, catalog);
        if (context is null) return Writes.Problem(MemberRows.NotFound(place));
        return context.Member.Account(version.ProgramId) is null ? Problem.Of(ErrorCodes.NotEnrolled)
            : Decide(request, version, order, context);
    }

    private static IResult Decide(
        SimulationRequest request, CompiledProgram version, Order order, DecisionContext context)
    {
        var decision = new PostPurchase(order) { Only = version.ProgramId }.Decide(context.Ids.Next(), context);
        if (decision.Value is not { Results: [var result] } purchase) return Writes.Problem(decision.Refusal!);
        long? cost;
        try
        {
            cost = request.UnitValue?.Value.CostOf(result.Units);
        }
        catch (OverflowException)
        {
            return Problem.Of(ErrorCodes.AmountOverflow);
        }

        var notApplied = PurchaseReasons.NotApplied(order, purchase.Results, context.Catalog);
        return JsonAnswer.Of(
            200,
            new BasketAnswer(
                version.ProgramId, version.Version, result.Units, result.Status, result.Explanation,
                notApplied is [var reasons] ? reasons.Rules : [],
                PurchaseReasons.Discounts(order, purchase.Results, context.Catalog), version.Currency,
                result.Tier is { } after ? new BeforeAndAfter(result.TierBefore ?? after, after) : null, cost),
            SimulationJson.Answers.BasketAnswer);
    }

    private static HypotheticalMember MemberOf(SimulatedMemberRequest request) => new()
    {
        Tier = request.Tier == GivenFacts.Nothing ? null : request.Tier,
        Plan = request.Plan == GivenFacts.Nothing ? null : request.Plan,
        Available = request.Available ?? 0,
        EnrolledAt = request.EnrolledAt is { } at ? Instant.From(at) : null,
        Birthday = request.Birthday is { } text
            ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        Spent = request.Spent ?? 0,
    };
}
