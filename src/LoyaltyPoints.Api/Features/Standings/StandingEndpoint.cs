using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Standings;

namespace LoyaltyPoints.Api.Features.Standings;

/// <summary>GET /v1/members/{id}/standing.</summary>
internal sealed class StandingEndpoint(
    ReadPool readers, MemberReader members, TenantTime time, PartnerView view)
{
    private const int MostChanges = 20;

    private static readonly StandingsJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/members/{id}/standing", Get)
        .RequireScopes(Scopes.Pos | Scopes.Checkout | Scopes.Partner | Scopes.Admin)
        .PartnerSees(PartnerSight.Member).WithTags("Balances")
        .WithName("getStanding").WithSummary("Tiers, memberships and cards of a member, and what is missing")
        .WithDescription("Worked out as of the instant, whether or not a sweep has written anything down.")
        .Query("asOf", "Default now. A later instant: what time alone will have changed. An earlier one is answered "
            + "for the latest purchase of the account, where that is later.", format: "date-time")
        .Produces<StandingsAnswer>().Problems(ErrorCodes.MemberNotFound);

    private IResult Get(string id, HttpContext context)
    {
        if (PageQuery.ReadInstant(context.Request, "asOf", out var given) is { } problem) return problem;
        var caller = context.Caller();
        if (!Core.PublicId.TryParse(Core.PublicId.Member, id, out var memberId))
            return Problem.Of(ErrorCodes.MemberNotFound);
        return readers.Read<IResult>(session =>
        {
            var asOf = given ?? time.Now(session, caller);
            return members.Find(session, caller.TenantId, memberId, asOf, asOf) is { } found
                ? JsonAnswer.Of(200, Of(session, found, view.Programs(session, caller)), Json.StandingsAnswer)
                : Problem.Of(ErrorCodes.MemberNotFound);
        });
    }

    private static StandingsAnswer Of(
        Storage.Session session, DecisionContext context, Func<Guid, bool> isShown) => new(
        context.Member.MemberId, context.Now,
        [
            .. from account in context.Member.Accounts
               let program = context.Program(account.ProgramId)
               where program is not null && isShown(account.ProgramId)
               let changes = program.Ladder is null ? [] : TierChangeRows.Latest(
                   session, account.TenantId, account.MemberId, account.ProgramId, context.Now, MostChanges)
               select StandingView.Of(account, program, context, changes),
        ]);
}
