using System.Text.Json.Serialization.Metadata;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Households;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Rewards;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Redemptions;

/// <summary>Redemptions: units that are set aside, spent, and given back.</summary>
internal sealed class RedemptionEndpoints(ReadPool readers, LedgerWriter writer, TenantTime time)
{
    private static readonly RedemptionJson Json = new(StrictJson.NewOptions());
    private static readonly RedeemValidator RedeemValidator = new();
    private static readonly CaptureValidator CaptureValidator = new();
    private static readonly VoidValidator VoidValidator = new();
    private static readonly ReverseValidator ReverseValidator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var redemptions = routes.MapGroup("/v1/redemptions").RequireScopes(Scopes.Checkout | Scopes.Partner)
            .WithTags("Redemptions");
        redemptions.MapPost("", (Delegate)RedeemAsync).PartnerSees(PartnerSight.Shown).WithName("redeem")
            .WithSummary("Spend units, or reserve them")
            .WithDescription("At once, or in two steps: `reserve` sets them aside until they are captured or voided, "
                + "or the reservation lapses at its `expiresAt`, whether or not anybody looks. On a reward, it is "
                + "refused for any reason that `GET /v1/rewards?memberId=` would name. With `fromHousehold` an owner "
                + "or spender spends from the household's pool: what the own account lacks is transferred from the "
                + "others', the soonest to expire first. What comes back goes to the spender's account, which is in "
                + "the pool as well.")
            .AcceptsJson(RedeemValidator, """
                { "memberId": "mem_01a200355d22700080ef09fc4a58e0f0",
                  "programId": "prg_01a200355c7c7000804333d1b3c31f58", "units": 50, "mode": "reserve",
                  "expiresIn": "PT15M" }
                """).TakesIdempotencyKey()
            .Produces<RedemptionAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.MemberNotFound, ErrorCodes.NotEnrolled, ErrorCodes.InsufficientUnits,
                ErrorCodes.NotAFullCard, ErrorCodes.TooManyReservations, ErrorCodes.Unprocessable,
                ErrorCodes.NotInHousehold, ErrorCodes.RoleMayNotSpend, ErrorCodes.AmountOverflow,
                ErrorCodes.VelocityExceeded)
            .Problems(ErrorCodes.OfRewards).Problems(ErrorCodes.ProgramNotFound, ErrorCodes.PartnerLimitReached)
            .Problems(Writes.Unavailable);
        MapSteps(redemptions.MapGroup("").PartnerSees(PartnerSight.Redemption));
    }

    private void MapSteps(RouteGroupBuilder redemptions)
    {
        redemptions.MapGet("/{id}", Get).WithName("getRedemption").WithSummary("A redemption")
            .Produces<RedemptionAnswer>().Problems(ErrorCodes.RedemptionNotFound);
        redemptions.MapPost("/{id}/capture", CaptureAsync).WithName("captureRedemption")
            .WithSummary("Spend what is reserved, or part of it")
            .WithDescription("The rest goes back to its lots. Asked for once more, it answers as it stands.")
            .AcceptsJson(CaptureValidator, """{ "units": 30 }""").TakesIdempotencyKey()
            .Produces<RedemptionAnswer>()
            .Problems(ErrorCodes.RedemptionNotFound, ErrorCodes.RedemptionOfPartner)
            .Problems(ErrorCodes.RedemptionVoided, ErrorCodes.RedemptionLapsed,
                ErrorCodes.RedemptionCaptured, ErrorCodes.ExceedsReservation, ErrorCodes.NotDivisible)
            .Problems(Writes.Unavailable);
        redemptions.MapPost("/{id}/void", VoidAsync).WithName("voidRedemption")
            .WithSummary("Give up a reservation")
            .WithDescription("Its units go back to their lots. Asked for once more, it answers as it stands.")
            .AcceptsJson(VoidValidator, "{}").TakesIdempotencyKey().Produces<RedemptionAnswer>()
            .Problems(ErrorCodes.RedemptionNotFound, ErrorCodes.RedemptionOfPartner)
            .Problems(ErrorCodes.RedemptionLapsed, ErrorCodes.RedemptionCaptured)
            .Problems(Writes.Unavailable);
        redemptions.MapPost("/{id}/reverse", ReverseAsync).WithName("reverseRedemption")
            .WithSummary("Give spent units back to the lots they came from")
            .WithDescription("All of them, or `units`, the last taken first. Units of a lot that has expired since "
                + "expire again at once, unless the program's `reversals` extends them.")
            .AcceptsJson(ReverseValidator, "{}").TakesIdempotencyKey().Produces<RedemptionAnswer>()
            .Problems(ErrorCodes.RedemptionNotFound, ErrorCodes.RedemptionOfPartner)
            .Problems(ErrorCodes.AlreadyReversed, ErrorCodes.RedemptionNotCaptured, ErrorCodes.VoucherUsed)
            .Problems(Writes.Unavailable);
    }

    private async Task<IResult> RedeemAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.RedeemRequest, RedeemValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var memberId = Core.PublicId.Parse(Core.PublicId.Member, request.MemberId);
        var (tenantId, partnerId) = (context.Caller().TenantId, context.Caller().PartnerId);
        var pool = request.FromHousehold == true ? Pool(tenantId, memberId, partnerId) : null;
        return await writer.SendAsync(request.RewardId is null
            ? new RedeemUnitsWork(tenantId, memberId, request.Plain(), key, pool, partnerId)
            : new RedeemRewardWork(tenantId, memberId, request.Reward(partnerId), key, pool));
    }

    // A partner sees who is linked to it, and no household.
    private PoolPull Pool(int tenantId, Guid memberId, Guid? partnerId) => new(
        tenantId, memberId, partnerId is not null ? null
            : readers.Read(session => HouseholdRow.OfMember(session, tenantId, memberId)));

    private Task<IResult> CaptureAsync(string id, HttpContext context) => GoOnAsync(
        id, context, Json.CaptureRequest, CaptureValidator, (tenant, redemption, request, key) =>
            new EndReservationWork(
                tenant, redemption, new EndReservation(RedemptionState.Captured, request.Units), key));

    private Task<IResult> VoidAsync(string id, HttpContext context) => GoOnAsync(
        id, context, Json.VoidRequest, VoidValidator, static (tenant, redemption, _, key) =>
            new EndReservationWork(tenant, redemption, new EndReservation(RedemptionState.Voided), key));

    private Task<IResult> ReverseAsync(string id, HttpContext context) => GoOnAsync(
        id, context, Json.ReverseRequest, ReverseValidator, static (tenant, redemption, request, key) =>
            new ReverseRedemptionWork(tenant, redemption, new ReverseRedemption(request.Units), key));

    private async Task<IResult> GoOnAsync<T>(
        string id, HttpContext context, JsonTypeInfo<T> type, FaultValidator<T> validator,
        Func<int, Redemption, T, RequestKey?, Work> work)
        where T : class
    {
        var body = await JsonBody.ReadAsync(context.Request, type, validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        if (Find(id, context) is not { } found) return Problem.Of(ErrorCodes.RedemptionNotFound);
        // Whose it is never changes. Another partner has not come this far.
        if (found.Partner?.PartnerId != context.Caller().PartnerId)
            return Problem.Of(ErrorCodes.RedemptionOfPartner);
        return await writer.SendAsync(work(context.Caller().TenantId, found, request, key));
    }

    private IResult Get(string id, HttpContext context)
    {
        if (Find(id, context) is not { } redemption) return Problem.Of(ErrorCodes.RedemptionNotFound);
        var now = readers.Read(session => time.Now(session, context.Caller()));
        return JsonAnswer.Of(
            200, RedemptionAnswer.Of(redemption, null, now), CoreJson.Default.RedemptionAnswer);
    }

    private Redemption? Find(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return MemberOwnedId.TryParse(Core.PublicId.Redemption, id, out var redemption)
            ? readers.Read(session => RedemptionRow.Find(session, tenantId, redemption.MemberId, redemption.Id))
            : null;
    }
}
