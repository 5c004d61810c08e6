using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Transfers;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Transfers;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Transfers;

/// <summary>Units that one member gives to another.</summary>
public sealed record TransferRequest
{
    /// <summary>The member who gives.</summary>
    public string? From { get; init; }

    /// <summary>The member who receives.</summary>
    public string? To { get; init; }

    public string? ProgramId { get; init; }

    public long? Units { get; init; }

    /// <summary>Why, for whoever reads it later.</summary>
    public string? Reason { get; init; }
}

internal sealed class TransferValidator : FaultValidator<TransferRequest>
{
    public TransferValidator()
    {
        RuleFor(x => x.From).Required().PublicId(Core.PublicId.Member);
        RuleFor(x => x.To).Required().PublicId(Core.PublicId.Member);
        RuleFor(x => x.ProgramId).Required().PublicId(Core.PublicId.Program);
        RuleFor(x => x.Units).Required().Within(1, Rules.MaximumAmount);
        RuleFor(x => x.Reason).Text(500);
    }
}

[JsonSerializable(typeof(TransferRequest))]
internal sealed partial class TransferJson : JsonSerializerContext;

/// <summary>Transfers: units that go from one member to another.</summary>
internal sealed class TransferEndpoints(ReadPool readers, LedgerWriter writer)
{
    private static readonly TransferJson Json = new(StrictJson.NewOptions());
    private static readonly TransferValidator Validator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var transfers = routes.MapGroup("/v1/transfers")
            .RequireScopes(Scopes.Checkout | Scopes.Admin).WithTags("Transfers");
        transfers.MapPost("", (Delegate)PostAsync).WithName("transfer").WithSummary("Give units to another member")
            .WithDescription("At once, all of them or none. The soonest to expire go first, and expire when they would "
                + "have. They do not count as earned. A program's `transfers` may forbid or limit it; cards go whole.")
            .AcceptsJson(Validator, """
                { "from": "mem_01a200355d22700080ef09fc4a58e0f0", "to": "mem_01a200355d2870008a3b5d6e7f801234",
                  "programId": "prg_01a200355c7c7000804333d1b3c31f58", "units": 100, "reason": "Happy birthday" }
                """).TakesIdempotencyKey()
            .Produces<TransferAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.MemberNotFound, ErrorCodes.TransferToSelf, ErrorCodes.NotEnrolled,
                ErrorCodes.NotInEffect, ErrorCodes.TransfersNotAllowed, ErrorCodes.NotAFullCard,
                ErrorCodes.MemberInDebt, ErrorCodes.TransferLimitReached, ErrorCodes.InsufficientUnits,
                ErrorCodes.AmountOverflow)
            .Problems(Writes.Unavailable);
        transfers.MapGet("/{id}", Get).WithName("getTransfer").WithSummary("A transfer")
            .WithDescription("By the id that was answered, or by the same one with the receiver's half, as the "
                + "receiver's ledger has it.")
            .Produces<TransferAnswer>().Problems(ErrorCodes.TransferNotFound);
    }

    private async Task<IResult> PostAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context.Request, Json.TransferRequest, Validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var programId = Core.PublicId.Parse(Core.PublicId.Program, request.ProgramId);
        return await writer.SendAsync(new TransferUnitsWork(
            context.Caller().TenantId, Core.PublicId.Parse(Core.PublicId.Member, request.From),
            Core.PublicId.Parse(Core.PublicId.Member, request.To),
            new TransferUnits(programId, request.Units!.Value, request.Reason), key));
    }

    private IResult Get(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return MemberOwnedId.TryParse(Core.PublicId.Transfer, id, out var owned)
            && readers.Read(session => TransferRow.Find(session, tenantId, owned.MemberId, owned.Id)) is { } transfer
            ? JsonAnswer.Of(200, TransferAnswer.Of(transfer), CoreJson.Default.TransferAnswer)
            : Problem.Of(ErrorCodes.TransferNotFound);
    }
}
