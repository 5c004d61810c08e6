using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Merges;
using LoyaltyPoints.Storage.Merges;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Merges;

/// <summary>Another record of the same person.</summary>
public sealed record MergeRequest
{
    /// <summary>The member whose record is merged.</summary>
    public string? From { get; init; }
}

internal sealed class MergeValidator : FaultValidator<MergeRequest>
{
    public MergeValidator() => RuleFor(x => x.From).Required().PublicId(Core.PublicId.Member);
}

[JsonSerializable(typeof(MergeRequest))]
internal sealed partial class MergeJson : JsonSerializerContext;

/// <summary>Two records of one person are made one, and two again.</summary>
internal sealed class MergeEndpoints(ReadPool readers, LedgerWriter writer, MergeOptions options)
{
    private static readonly MergeJson Json = new(StrictJson.NewOptions());
    private static readonly MergeValidator Validator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/members/{id}/merge", PostAsync).RequireScopes(Scopes.Admin).WithTags("Members")
            .WithName("mergeMembers").WithSummary("Merge another record of the same person into this one")
            .WithDescription("Identifiers, units with their expiries, tier, membership, vouchers, partners and the "
                + "place in a household come over. What is posted for the other record from now on arrives here; its "
                + "ledger and its purchases stay readable under its own id. It can be undone for some days.")
            .AcceptsJson(Validator, """{ "from": "mem_01a200355d2870008a3b5d6e7f801234" }""").TakesIdempotencyKey()
            .Produces<MergeAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.MemberNotFound, ErrorCodes.MergeWithSelf, ErrorCodes.MemberMerged,
                ErrorCodes.MergeChain, ErrorCodes.ReservationsOpen, ErrorCodes.HouseholdNeedsOwner,
                ErrorCodes.AmountOverflow, ErrorCodes.Unprocessable)
            .Problems(Writes.Unavailable);
        var merges = routes.MapGroup("/v1/merges").RequireScopes(Scopes.Admin).WithTags("Members");
        merges.MapGet("/{id}", Get).WithName("getMerge").WithSummary("A merge")
            .Produces<MergeAnswer>().Problems(ErrorCodes.MergeNotFound);
        merges.MapPost("/{id}/undo", UndoAsync).WithName("undoMerge").WithSummary("Make one record two again")
            .WithDescription("Of each lot go back as many units as had come, or as are left of it: what was spent or "
                + "has expired stays so. What was posted meanwhile stays where it arrived.")
            .TakesIdempotencyKey().Produces<MergeAnswer>()
            .Problems(ErrorCodes.MergeNotFound, ErrorCodes.MergeUndone, ErrorCodes.MergeUndoTooLate,
                ErrorCodes.MemberMerged, ErrorCodes.MemberNotFound, ErrorCodes.AmountOverflow)
            .Problems(Writes.Unavailable);
    }

    private async Task<IResult> PostAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context.Request, Json.MergeRequest, Validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        return Core.PublicId.TryParse(Core.PublicId.Member, id, out var into)
            ? await writer.SendAsync(new MergeMembersWork(
                context.Caller().TenantId, into, Core.PublicId.Parse(Core.PublicId.Member, request.From),
                TimeSpan.FromDays(options.UndoDays), key))
            : Problem.Of(ErrorCodes.MemberNotFound);
    }

    private IResult Get(string id, HttpContext context) => Find(id, context) is { } merge
        ? JsonAnswer.Of(200, MergeAnswer.Of(merge), CoreJson.Default.MergeAnswer)
        : Problem.Of(ErrorCodes.MergeNotFound);

    private async Task<IResult> UndoAsync(string id, HttpContext context)
    {
        if (Writes.ReadKey(context.Request, default, out var key) is { } badKey) return badKey;
        return Find(id, context) is { } merge
            ? await writer.SendAsync(new UndoMergeWork(
                context.Caller().TenantId, merge.Id, merge.Into, merge.From, key))
            : Problem.Of(ErrorCodes.MergeNotFound);
    }

    private Merge? Find(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return MemberOwnedId.TryParse(Core.PublicId.Merge, id, out var owned)
            ? readers.Read(session => MergeRows.Find(session, tenantId, owned.MemberId, owned.Id)) : null;
    }
}
