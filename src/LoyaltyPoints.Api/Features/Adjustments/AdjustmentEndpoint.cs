using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Adjustments;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Adjustments;

/// <summary>A change of a balance by hand.</summary>
public sealed record AdjustRequest
{
    public string? MemberId { get; init; }

    public string? ProgramId { get; init; }

    /// <summary>Granted where positive, revoked where negative.</summary>
    public long? Units { get; init; }

    /// <summary>Why, for whoever reads the ledger later.</summary>
    public string? Reason { get; init; }

    /// <summary>Who decided it.</summary>
    public string? Actor { get; init; }
}

/// <summary>Expired units to be given back by hand.</summary>
public sealed record ReinstateRequest
{
    public string? MemberId { get; init; }

    public string? ProgramId { get; init; }

    /// <summary>At most what expired within the time that the program's `expiry.reinstateWithin` names.</summary>
    public long? Units { get; init; }

    public string? Reason { get; init; }

    public string? Actor { get; init; }
}

internal sealed class ReinstateValidator : FaultValidator<ReinstateRequest>
{
    public ReinstateValidator()
    {
        RuleFor(x => x.MemberId).Required().PublicId(Core.PublicId.Member);
        RuleFor(x => x.ProgramId).Required().PublicId(Core.PublicId.Program);
        RuleFor(x => x.Units).Required().Within(1, Rules.MaximumAmount);
        RuleFor(x => x.Reason).Required().Text(500);
        RuleFor(x => x.Actor).Required().Text(100);
    }
}

internal sealed class AdjustValidator : FaultValidator<AdjustRequest>
{
    public AdjustValidator()
    {
        RuleFor(x => x.MemberId).Required().PublicId(Core.PublicId.Member);
        RuleFor(x => x.ProgramId).Required().PublicId(Core.PublicId.Program);
        RuleFor(x => x.Units).Required().Within(-Rules.MaximumAmount, Rules.MaximumAmount)
            .Check(units => units == 0 ? new(FaultCodes.OutOfRange, "Must not be 0.") : null);
        RuleFor(x => x.Reason).Required().Text(500);
        RuleFor(x => x.Actor).Required().Text(100);
    }
}

[JsonSerializable(typeof(AdjustRequest))]
[JsonSerializable(typeof(ReinstateRequest))]
internal sealed partial class AdjustmentJson : JsonSerializerContext;

/// <summary>POST /v1/adjustments.</summary>
internal static class AdjustmentEndpoint
{
    private static readonly AdjustmentJson Json = new(StrictJson.NewOptions());
    private static readonly AdjustValidator Validator = new();
    private static readonly ReinstateValidator ReinstateValidator = new();

    public static void Map(IEndpointRouteBuilder routes)
    {
        MapReinstate(routes);
        MapAdjust(routes);
    }

    private static void MapReinstate(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/reinstatements", ReinstateAsync)
        .RequireScopes(Scopes.Admin).WithTags("Adjustments").WithName("reinstate")
        .WithSummary("Give expired units back, as far as the program allows")
        .WithDescription("They count as earned now, and expire accordingly.")
        .AcceptsJson(ReinstateValidator, """
            { "memberId": "mem_01a200355d22700080ef09fc4a58e0f0", "programId": "prg_01a200355c7c7000804333d1b3c31f58",
              "units": 20, "reason": "Was in hospital", "actor": "a.manager" }
            """)
        .TakesIdempotencyKey().Produces<Adjustment>(StatusCodes.Status201Created)
        .Problems(ErrorCodes.MemberNotFound, ErrorCodes.NotEnrolled, ErrorCodes.NotInEffect,
            ErrorCodes.NotReinstatable, ErrorCodes.AmountOverflow)
        .Problems(Writes.Unavailable);

    private static void MapAdjust(IEndpointRouteBuilder routes) => routes.MapPost("/v1/adjustments", PostAsync)
        .RequireScopes(Scopes.Admin).WithTags("Adjustments").WithName("adjust")
        .WithSummary("Grant or revoke units by hand, with reason and actor")
        .AcceptsJson(Validator, """
            { "memberId": "mem_01a200355d22700080ef09fc4a58e0f0", "programId": "prg_01a200355c7c7000804333d1b3c31f58",
              "units": -50, "reason": "Granted twice by mistake", "actor": "a.manager" }
            """)
        .TakesIdempotencyKey().Produces<Adjustment>(StatusCodes.Status201Created)
        .Problems(ErrorCodes.MemberNotFound, ErrorCodes.NotEnrolled, ErrorCodes.NotInEffect,
            ErrorCodes.InsufficientUnits, ErrorCodes.AmountOverflow)
        .Problems(Writes.Unavailable);

    private static async Task<IResult> PostAsync(HttpContext context, LedgerWriter writer)
    {
        var body = await JsonBody.ReadAsync(context.Request, Json.AdjustRequest, Validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var memberId = Core.PublicId.Parse(Core.PublicId.Member, request.MemberId);
        var programId = Core.PublicId.Parse(Core.PublicId.Program, request.ProgramId);
        return await writer.SendAsync(new PostAdjustmentWork(
            context.Caller().TenantId, memberId,
            new PostAdjustment(programId, request.Units!.Value, request.Reason!, request.Actor!), key));
    }

    private static async Task<IResult> ReinstateAsync(HttpContext context, LedgerWriter writer)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.ReinstateRequest, ReinstateValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var memberId = Core.PublicId.Parse(Core.PublicId.Member, request.MemberId);
        var programId = Core.PublicId.Parse(Core.PublicId.Program, request.ProgramId);
        return await writer.SendAsync(new ReinstateUnitsWork(
            context.Caller().TenantId, memberId,
            new ReinstateUnits(programId, request.Units!.Value, request.Reason!, request.Actor!), key));
    }
}
