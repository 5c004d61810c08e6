using System.Text.Json.Serialization.Metadata;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Memberships;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Memberships;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Memberships;

/// <summary>Paid VIP memberships: joined, paid, cancelled, refunded, looked up.</summary>
internal sealed class MembershipEndpoints(
    ReadPool readers, LedgerWriter writer, CatalogCache catalogs, TenantTime time)
{
    private static readonly MembershipJson Json = new(StrictJson.NewOptions());
    private static readonly JoinValidator JoinValidator = new();
    private static readonly RenewValidator RenewValidator = new();
    private static readonly CancelValidator CancelValidator = new();
    private static readonly ChangePlanValidator ChangePlanValidator = new();
    private static readonly RefundValidator RefundValidator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var memberships = routes.MapGroup("/v1/vip-memberships").WithTags("VIP memberships");
        memberships.MapGet("/{id}", Get).WithName("getVipMembership").WithSummary("A membership as it is now")
            .WithDescription("Its status as of now, whether or not anything was written down when time passed, what "
                + "comes next, and all its payments.")
            .RequireScopes(Scopes.Checkout | Scopes.Admin | Scopes.Pos | Scopes.Partner)
            .PartnerSees(PartnerSight.Membership)
            .Produces<MembershipAnswer>().Problems(ErrorCodes.MembershipNotFound);
        MapWrites(memberships.MapGroup("").RequireScopes(Scopes.Checkout | Scopes.Admin));
    }

    private void MapWrites(RouteGroupBuilder memberships)
    {
        memberships.MapPost("", (Delegate)JoinAsync).WithName("joinVip").WithSummary("Make a member a VIP member")
            .WithDescription("With a payment the first period begins now; without one the plan's trial does, once a "
                + "member. A payment's `reference` is recorded once: sent again, it is answered like the first time.")
            .AcceptsJson(JoinValidator, MembershipExamples.Join).TakesIdempotencyKey()
            .Produces<MembershipAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.MemberNotFound, ErrorCodes.NotEnrolled, ErrorCodes.NotInEffect,
                ErrorCodes.PlanNotFound, ErrorCodes.AlreadyMember, ErrorCodes.AmountOverflow)
            .Problems(MembershipExamples.OfPayments).Problems(Writes.Unavailable);
        memberships.MapPost("/{id}/renewals", RenewAsync).WithName("renewVip").WithSummary("Pay for the next period")
            .WithDescription("It begins where the paid time, or the trial, ends, also where that has passed.")
            .AcceptsJson(RenewValidator, MembershipExamples.Renew).TakesIdempotencyKey()
            .Produces<MembershipAnswer>(StatusCodes.Status201Created).Problems(MembershipExamples.OfChanges)
            .Problems(ErrorCodes.PlanNotFound, ErrorCodes.PaidForEver, ErrorCodes.TooFarAhead)
            .Problems(MembershipExamples.OfPayments).Problems(Writes.Unavailable);
        memberships.MapPost("/{id}/cancellation", CancelAsync).WithName("cancelVip").WithSummary("End a membership")
            .WithDescription("With what is paid or on trial, or at once; one whose payment is late, always at once. "
                + "Nothing is paid back.")
            .AcceptsJson(CancelValidator, """{ "at": "periodEnd" }""").TakesIdempotencyKey()
            .Produces<MembershipAnswer>().Problems(MembershipExamples.OfChanges).Problems(ErrorCodes.PaidForEver)
            .Problems(Writes.Unavailable);
        memberships.MapPost("/{id}/plan", ChangePlanAsync).WithName("changeVipPlan")
            .WithSummary("Go over to another plan")
            .WithDescription("The new plan's first period begins now. The unused whole days of what is paid are "
                + "credited against its initial fee; the payment is the rest. Credit beyond the fee is not paid back.")
            .AcceptsJson(ChangePlanValidator, MembershipExamples.ChangePlan).TakesIdempotencyKey()
            .Produces<MembershipAnswer>().Problems(MembershipExamples.OfChanges)
            .Problems(ErrorCodes.PlanNotFound, ErrorCodes.SamePlan).Problems(MembershipExamples.OfPayments)
            .Problems(Writes.Unavailable);
        memberships.MapPost("/{id}/refund", RefundAsync).WithName("refundVip")
            .WithSummary("Undo the latest paid period")
            .WithDescription("Within the program's time from its start. One that has not begun is as if never paid; "
                + "with the one that runs, the membership is over. Units given with the payment are taken back.")
            .AcceptsJson(RefundValidator, """{ "reason": "Paid twice" }""").TakesIdempotencyKey()
            .Produces<MembershipAnswer>().Problems(MembershipExamples.OfChanges)
            .Problems(ErrorCodes.RefundTooLate, ErrorCodes.NothingToRefund).Problems(Writes.Unavailable);
    }

    private async Task<IResult> JoinAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context.Request, Json.JoinRequest, JoinValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var memberId = Core.PublicId.Parse(Core.PublicId.Member, request.MemberId);
        var programId = Core.PublicId.Parse(Core.PublicId.Program, request.ProgramId);
        var command = new JoinMembership(programId, request.PlanId!, request.Payment?.Value());
        return await writer.SendAsync(new JoinMembershipWork(context.Caller().TenantId, memberId, command, key));
    }

    private Task<IResult> RenewAsync(string id, HttpContext context) => ChangeAsync(
        id, context, Json.RenewRequest, RenewValidator, request => new RenewMembership(request.Payment!.Value()));

    private Task<IResult> CancelAsync(string id, HttpContext context) => ChangeAsync(
        id, context, Json.CancelRequest, CancelValidator, request => new CancelMembership(request.At == "periodEnd"));

    private Task<IResult> ChangePlanAsync(string id, HttpContext context) => ChangeAsync(
        id, context, Json.ChangePlanRequest, ChangePlanValidator,
        request => new ChangePlan(request.PlanId!, request.Payment?.Value()));

    private Task<IResult> RefundAsync(string id, HttpContext context) => ChangeAsync(
        id, context, Json.RefundRequest, RefundValidator, request => new RefundMembership(request.Reason!));

    private async Task<IResult> ChangeAsync<T>(
        string id, HttpContext context, JsonTypeInfo<T> type, FaultValidator<T> validator,
        Func<T, MembershipCommand> command)
        where T : class
    {
        var body = await JsonBody.ReadAsync(context.Request, type, validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        return MemberOwnedId.TryParse(Core.PublicId.Membership, id, out var membership)
            ? await writer.SendAsync(new ChangeMembershipWork(
                context.Caller().TenantId, membership, command(request), key))
            : Problem.Of(ErrorCodes.MembershipNotFound);
    }

    private IResult Get(string id, HttpContext context)
    {
        var caller = context.Caller();
        return MemberOwnedId.TryParse(Core.PublicId.Membership, id, out var membership)
            && readers.Read(session => Find(session, caller, membership)) is { } answer
            ? JsonAnswer.Of(200, answer, CoreJson.Default.MembershipAnswer)
            : Problem.Of(ErrorCodes.MembershipNotFound);
    }

    private MembershipAnswer? Find(Session session, Caller caller, MemberOwnedId id)
    {
        var tenantId = caller.TenantId;
        if (MembershipRow.Find(session, tenantId, id.MemberId, id.Id) is not { } row) return null;
        var now = time.Now(session, caller);
        // A version that was in effect when it was joined stays published, and a later one has the same type.
        var terms = catalogs.Current(session, tenantId).Find(row.ProgramId)!.At(now)!.Membership!;
        return MembershipAnswer.Of(row.MemberId, row.ProgramId, row.Membership, terms, now) with
        {
            // What was paid, and how, is no partner's business.
            Payments = caller.PartnerId is not null ? null
                : [.. PaymentRow.All(session, tenantId, id.MemberId, id.Id).Select(PaymentAnswer.Of)],
        };
    }
}
