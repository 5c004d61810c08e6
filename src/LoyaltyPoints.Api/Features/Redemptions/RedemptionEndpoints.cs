using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Households;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Redemptions;

/// <summary>Units to be spent.</summary>
public sealed record RedeemRequest
{
    public string? MemberId { get; init; }

    public string? ProgramId { get; init; }

    public long? Units { get; init; }

    /// <summary>`capture`: spent at once.</summary>
    public string? Mode { get; init; }

    /// <summary>Whether what the member's own account lacks comes from the others of the member's household.</summary>
    public bool? FromHousehold { get; init; }
}

/// <summary>How much of a redemption to give back.</summary>
public sealed record ReverseRequest
{
    /// <summary>Absent: all that has not come back yet.</summary>
    public long? Units { get; init; }
}

internal sealed class RedeemValidator : FaultValidator<RedeemRequest>
{
    public RedeemValidator()
    {
        RuleFor(x => x.MemberId).Required().PublicId(Core.PublicId.Member);
        RuleFor(x => x.ProgramId).Required().PublicId(Core.PublicId.Program);
        RuleFor(x => x.Units).Required().Within(1, Rules.MaximumAmount);
        RuleFor(x => x.Mode).OneOf("capture");
    }
}

internal sealed class ReverseValidator : FaultValidator<ReverseRequest>
{
    public ReverseValidator()
    {
        RuleFor(x => x.Units).Within(1, Rules.MaximumAmount);
    }
}

[JsonSerializable(typeof(RedeemRequest))]
[JsonSerializable(typeof(ReverseRequest))]
internal sealed partial class RedemptionJson : JsonSerializerContext;

/// <summary>Redemptions: units that are spent, and given back.</summary>
internal sealed class RedemptionEndpoints(ReadPool readers, LedgerWriter writer)
{
    private static readonly RedemptionJson Json = new(StrictJson.NewOptions());
    private static readonly RedeemValidator RedeemValidator = new();
    private static readonly ReverseValidator ReverseValidator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var redemptions = routes.MapGroup("/v1/redemptions").RequireScopes(Scopes.Checkout | Scopes.Partner)
            .WithTags("Redemptions");
        redemptions.MapPost("", (Delegate)RedeemAsync).WithName("redeem").WithSummary("Spend units")
            .WithDescription("With `fromHousehold` an owner or spender spends from the household's pool: what the own "
                + "account lacks is transferred from the others', the soonest to expire first, and spent with it. A "
                + "reversal gives it to the spender's account, which is in the pool as well.")
            .AcceptsJson(RedeemValidator, """
                { "memberId": "mem_01a200355d22700080ef09fc4a58e0f0",
                  "programId": "prg_01a200355c7c7000804333d1b3c31f58", "units": 50, "mode": "capture" }
                """).TakesIdempotencyKey()
            .Produces<RedemptionAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.MemberNotFound, ErrorCodes.NotEnrolled, ErrorCodes.InsufficientUnits,
                ErrorCodes.NotInHousehold, ErrorCodes.RoleMayNotSpend, ErrorCodes.AmountOverflow)
            .Problems(Writes.Unavailable);
        redemptions.MapGet("/{id}", Get).WithName("getRedemption").WithSummary("A redemption")
            .Produces<RedemptionAnswer>().Problems(ErrorCodes.RedemptionNotFound);
        redemptions.MapPost("/{id}/reverse", ReverseAsync).WithName("reverseRedemption")
            .WithSummary("Give spent units back to the lots they came from")
            .WithDescription("All of them, or `units`, the last taken first. Units of a lot that has expired since "
                + "expire again at once.")
            .AcceptsJson(ReverseValidator, "{}").TakesIdempotencyKey().Produces<RedemptionAnswer>()
            .Problems(ErrorCodes.RedemptionNotFound, ErrorCodes.AlreadyReversed).Problems(Writes.Unavailable);
    }

    private async Task<IResult> RedeemAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.RedeemRequest, RedeemValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var memberId = Core.PublicId.Parse(Core.PublicId.Member, request.MemberId);
        var programId = Core.PublicId.Parse(Core.PublicId.Program, request.ProgramId);
        var tenantId = context.Caller().TenantId;
        var pool = request.FromHousehold == true ? Pool(tenantId, memberId) : null;
        return await writer.SendAsync(new CaptureUnitsWork(
            tenantId, memberId, new CaptureUnits(programId, request.Units!.Value), key, pool));
    }

    private PoolPull Pool(int tenantId, Guid memberId) => new(
        tenantId, memberId, readers.Read(session => HouseholdRow.OfMember(session, tenantId, memberId)));

    private async Task<IResult> ReverseAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.ReverseRequest, ReverseValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        return Find(id, context) is { } redemption
            ? await writer.SendAsync(new ReverseRedemptionWork(
                context.Caller().TenantId, redemption.Id, redemption.MemberId, new ReverseRedemption(request.Units),
                key))
            : Problem.Of(ErrorCodes.RedemptionNotFound);
    }

    private IResult Get(string id, HttpContext context) => Find(id, context) is { } redemption
        ? JsonAnswer.Of(200, RedemptionAnswer.Of(redemption, null), CoreJson.Default.RedemptionAnswer)
        : Problem.Of(ErrorCodes.RedemptionNotFound);

    private Redemption? Find(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return MemberOwnedId.TryParse(Core.PublicId.Redemption, id, out var redemption)
            ? readers.Read(session => RedemptionRow.Find(session, tenantId, redemption.MemberId, redemption.Id))
            : null;
    }
}
