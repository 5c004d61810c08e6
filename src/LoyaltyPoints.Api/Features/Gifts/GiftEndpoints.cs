using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Gifts;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Gifts;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Gifts;

/// <summary>Units that the tenant gives a member.</summary>
public sealed record GiftRequest
{
    public string? MemberId { get; init; }

    public string? ProgramId { get; init; }

    public long? Units { get; init; }

    /// <summary>Why, for whoever reads the ledger later.</summary>
    public string? Reason { get; init; }

    /// <summary>Who decided it.</summary>
    public string? Actor { get; init; }

    /// <summary>Rounded up to the end of its day in the program's time zone. Absent: as units earned now.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

internal sealed class GiftValidator : FaultValidator<GiftRequest>
{
    public GiftValidator()
    {
        RuleFor(x => x.MemberId).Required().PublicId(Core.PublicId.Member);
        RuleFor(x => x.ProgramId).Required().PublicId(Core.PublicId.Program);
        RuleFor(x => x.Units).Required().Within(1, Rules.MaximumAmount);
        RuleFor(x => x.Reason).Required().Text(500);
        RuleFor(x => x.Actor).Required().Text(100);
    }
}

[JsonSerializable(typeof(GiftRequest))]
internal sealed partial class GiftJson : JsonSerializerContext;

/// <summary>Gifts: units given for a reason of the tenant's own, such as goodwill.</summary>
internal sealed class GiftEndpoints(ReadPool readers, LedgerWriter writer)
{
    private static readonly GiftJson Json = new(StrictJson.NewOptions());
    private static readonly GiftValidator Validator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var gifts = routes.MapGroup("/v1/gifts").RequireScopes(Scopes.Admin).WithTags("Gifts");
        gifts.MapPost("", (Delegate)PostAsync).WithName("give").WithSummary("Give units, with reason and actor")
            .WithDescription("A bonus that can be spent at once and does not count as earned. To correct a balance, "
                + "adjust it instead.")
            .AcceptsJson(Validator, """
                { "memberId": "mem_01a200355d22700080ef09fc4a58e0f0",
                  "programId": "prg_01a200355c7c7000804333d1b3c31f58", "units": 200,
                  "reason": "Sorry for the delay", "actor": "a.manager", "expiresAt": "2027-12-31T23:59:59+01:00" }
                """).TakesIdempotencyKey()
            .Produces<Gift>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.MemberNotFound, ErrorCodes.NotEnrolled, ErrorCodes.NotInEffect,
                ErrorCodes.ExpiryPassed, ErrorCodes.AmountOverflow)
            .Problems(Writes.Unavailable);
        gifts.MapGet("/{id}", Get).WithName("getGift").WithSummary("A gift")
            .Produces<Gift>().Problems(ErrorCodes.GiftNotFound);
    }

    private async Task<IResult> PostAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context.Request, Json.GiftRequest, Validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var memberId = Core.PublicId.Parse(Core.PublicId.Member, request.MemberId);
        var command = new GiveUnits(
            Core.PublicId.Parse(Core.PublicId.Program, request.ProgramId), request.Units!.Value, request.Reason!,
            request.Actor!, request.ExpiresAt is { } at ? Instant.From(at) : null);
        return await writer.SendAsync(new GiveUnitsWork(context.Caller().TenantId, memberId, command, key));
    }

    private IResult Get(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return MemberOwnedId.TryParse(Core.PublicId.Gift, id, out var owned)
            && readers.Read(session => GiftRow.Find(session, tenantId, owned)) is { } gift
            ? JsonAnswer.Of(200, gift, CoreJson.Default.Gift)
            : Problem.Of(ErrorCodes.GiftNotFound);
    }
}
