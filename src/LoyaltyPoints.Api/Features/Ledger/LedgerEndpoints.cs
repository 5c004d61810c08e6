using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Api.Features.Ledger;

/// <summary>The book of a member: every movement, and the proof that none was changed.</summary>
internal sealed class LedgerEndpoints(ReadPool readers, PartnerView view)
{
    private static readonly LedgerJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes)
    {
        var ledger = routes.MapGroup("/v1/members/{id}/ledger").WithTags("Ledger")
            .RequireScopes(Scopes.Pos | Scopes.Checkout | Scopes.Partner | Scopes.Admin)
            .PartnerSees(PartnerSight.Member);
        ledger.MapGet("", GetPage).WithName("getLedger").WithSummary("Movements of units, newest first")
            .Query("programId", "Only movements in this program.").Paged().Produces<PageAnswer<EntryAnswer>>()
            .Problems(ErrorCodes.MemberNotFound);
        ledger.MapGet("/verification", VerifyAsync).WithName("verifyLedger")
            .WithSummary("Walk the hash chains and compare them with the balances")
            .Produces<VerificationAnswer>().Problems(ErrorCodes.MemberNotFound);
    }

    /// <summary>All movements of a member, program by program, newest first: a JSON array, for an export.</summary>
    public static ReadOnlyMemory<byte> Document(Session session, int tenantId, Guid memberId)
    {
        var accounts = MemberRows.State(session, tenantId, memberId).Accounts;
        IReadOnlyList<EntryAnswer> entries =
            [.. accounts.SelectMany(account => LedgerReader.Walk(session, account)).Select(EntryAnswer.Of)];
        return JsonSerializer.SerializeToUtf8Bytes(entries, Json.IReadOnlyListEntryAnswer);
    }

    private IResult GetPage(string id, HttpContext context)
    {
        var (caller, tenantId) = (context.Caller(), context.Caller().TenantId);
        // A cursor leads on along chains: a partner's must be its own.
        var list = "ledger:" + id + context.Request.Query["programId"] + caller.PartnerId;
        var badPage = PageQuery.Read(context.Request, list, tenantId, out var page);
        if (!TryFilter(context.Request, out var programId, out var badFilter))
            return Problem.Invalid([.. badPage?.Errors ?? [], .. badFilter!.Errors!]);
        if (badPage is not null) return badPage;
        if (FindMember(id, tenantId) is not { } memberId) return Problem.Of(ErrorCodes.MemberNotFound);
        return readers.ReadMayLag(session =>
        {
            var isShown = view.Programs(session, caller);
            var heads = page.After is { } bytes ? LedgerCursor.Decode(bytes) : MemberRows
                .State(session, tenantId, memberId).Accounts
                .Where(account => isShown(account.ProgramId) && (programId is null || account.ProgramId == programId))
                .Select(account => account.HeadId).ToArray();
            var (entries, next) = LedgerReader.Merged(session, tenantId, memberId, heads, page.Limit);
            return JsonAnswer.Of(
                200,
                new PageAnswer<EntryAnswer>(
                    [.. entries.Select(EntryAnswer.Of)],
                    next.Count == 0 ? null : Cursor.Encode(list, tenantId, LedgerCursor.Encode(next))),
                Json.PageAnswerEntryAnswer);
        });
    }

    private async Task<IResult> VerifyAsync(string id, HttpContext context)
    {
        // A walk over a long history must not be done on a thread that has other callers' answers to give out.
        await Task.Yield();
        var (caller, tenantId) = (context.Caller(), context.Caller().TenantId);
        if (FindMember(id, tenantId) is not { } memberId) return Problem.Of(ErrorCodes.MemberNotFound);
        return readers.ReadMayLag(session =>
        {
            var isShown = view.Programs(session, caller);
            var shown = MemberRows.State(session, tenantId, memberId).Accounts
                .Where(account => isShown(account.ProgramId));
            var accounts = shown.Select(account =>
            {
                var verifier = new LedgerVerifier(account);
                return AccountVerification.Of(account, verifier, LedgerReader.Verify(session, verifier, account));
            }).ToArray();
            return JsonAnswer.Of(
                200, new VerificationAnswer(memberId, Array.TrueForAll(accounts, account => account.Valid), accounts),
                Json.VerificationAnswer);
        });
    }

    private Guid? FindMember(string id, int tenantId) =>
        Core.PublicId.TryParse(Core.PublicId.Member, id, out var memberId)
        && readers.ReadMayLag(session => MemberRows.Exists(session, tenantId, memberId)) ? memberId : null;

    private static bool TryFilter(HttpRequest request, out Guid? programId, out Problem? problem)
    {
        (programId, problem) = (null, null);
        var text = request.Query["programId"];
        if (text.Count == 0) return true;
        if (Core.PublicId.TryParse(Core.PublicId.Program, text.ToString(), out var id))
        {
            programId = id;
            return true;
        }

        problem = Problem.Invalid([new(PageQuery.QueryPointer("programId"), FaultCodes.InvalidFormat,
            "An id of the form prg_<32 hexadecimal digits> is expected.")]);
        return false;
    }
}
