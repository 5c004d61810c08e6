using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Erasure;
using LoyaltyPoints.Storage.Merges;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Members;

/// <summary>DELETE /v1/members/{id}.</summary>
internal sealed class EraseEndpoint(ReadPool readers, LedgerWriter writer)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/v1/members/{id}", EraseAsync)
        .RequireScopes(Scopes.Admin).WithTags("Members").WithName("eraseMember").WithSummary("Erase a person for good")
        .WithDescription("What says who it was is gone, with all that was said in words; units are revoked. Accounts, "
            + "ledger and purchases stay, under an id that leads to nobody, so that the book balances. Other records "
            + "that were merged into this one are erased with it. Sent again, it does what may have been left undone.")
        .Produces(StatusCodes.Status204NoContent)
        .Problems(ErrorCodes.MemberNotFound, ErrorCodes.MemberMerged, ErrorCodes.ReservationsOpen)
        .Problems(Writes.Unavailable);

    private async Task<IResult> EraseAsync(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        if (!Core.PublicId.TryParse(Core.PublicId.Member, id, out var memberId))
            return Problem.Of(ErrorCodes.MemberNotFound);
        var others = readers.Read(session => MergeRows.FromsOf(session, tenantId, memberId));
        var result = await writer.WriteAsync(new EraseMemberWork(tenantId, memberId, others));
        if (result.Refusal is { } refusal) return Writes.Problem(refusal);
        // After it: from now on nothing more is answered about the member.
        return await ForgetAnswersAsync(tenantId, [memberId, .. others]) is { } unfinished
            ? Writes.Problem(unfinished) : Results.NoContent();
    }

    private async Task<Core.Refusal?> ForgetAnswersAsync(int tenantId, IReadOnlyList<Guid> members)
    {
        for (string? after = ""; after is not null;)
        {
            var from = after;
            var (keys, next) = readers.Read(session => RecordedAnswers.Page(session, tenantId, members, from));
            after = next;
            if (keys.Count > 0
                && (await writer.WriteAsync(RecordedAnswers.Forgetting(tenantId, keys))).Refusal is { } refusal)
                return refusal;
        }

        return null;
    }
}
