using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Api.Features.Balances;

/// <summary>Units of a member, an account each.</summary>
public sealed record BalancesAnswer(
    [property: JsonConverter(typeof(MemberIdConverter))] Guid MemberId, Instant AsOf,
    IReadOnlyList<BalanceAnswer> Data);

/// <summary>One account as of an instant.</summary>
/// <param name="LifetimeEarned">Units earned by purchases, less what returns took back.</param>
/// <param name="Expiring">Available units that will expire, soonest first.</param>
/// <param name="Maturing">Pending units that become available by themselves, soonest first.</param>
/// <param name="NextMaturity">The first of them; null where none do.</param>
public sealed record BalanceAnswer(
    [property: JsonConverter(typeof(ProgramIdConverter))] Guid ProgramId,
    long Available, long Pending, long Reserved, long LifetimeEarned, IReadOnlyList<UnitsAt> Expiring,
    IReadOnlyList<UnitsAt> Maturing, UnitsAt? NextMaturity);

/// <summary>So many units at such a time.</summary>
public sealed record UnitsAt(Instant At, long Units);

[JsonSerializable(typeof(BalancesAnswer))]
internal sealed partial class BalanceJson : JsonSerializerContext;

/// <summary>GET /v1/members/{id}/balances.</summary>
internal sealed class BalanceEndpoint(
    ReadPool readers, BalanceReader balances, TenantTime time, PartnerView view)
{
    private static readonly BalanceJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/members/{id}/balances", GetAsync)
        .RequireScopes(Scopes.Pos | Scopes.Checkout | Scopes.Partner | Scopes.Admin)
        .PartnerSees(PartnerSight.Member).WithTags("Balances")
        .WithName("getBalances").WithSummary("Units of a member, now or as of an instant")
        .Query("asOf", "A later instant: what will have expired is gone. An earlier one: what was recorded by then.",
            format: "date-time")
        .Produces<BalancesAnswer>().Problems(ErrorCodes.MemberNotFound);

    private async Task<IResult> GetAsync(string id, HttpContext context)
    {
        if (PageQuery.ReadInstant(context.Request, "asOf", out var given) is { } problem) return problem;
        // The past is rebuilt from the entries: not on a thread that has other callers' answers to give out.
        if (given is not null) await Task.Yield();
        var caller = context.Caller();
        if (!Core.PublicId.TryParse(Core.PublicId.Member, id, out var memberId))
            return Problem.Of(ErrorCodes.MemberNotFound);
        var (accounts, asOf) = readers.Read(session =>
        {
            var now = time.Now(session, caller);
            var at = given ?? now;
            var isShown = view.Programs(session, caller);
            return (balances.Find(session, caller.TenantId, memberId, at, now)
                ?.Where(account => isShown(account.Account.ProgramId)), at);
        });
        if (accounts is null) return Problem.Of(ErrorCodes.MemberNotFound);
        var answer = new BalancesAnswer(memberId, asOf, [.. accounts.Select(Of)]);
        return JsonAnswer.Of(200, answer, Json.BalancesAnswer);
    }

    internal static BalanceAnswer Of(AccountView view)
    {
        var expiring = view.Lots.Where(lot => lot.Available > 0)
            .GroupBy(lot => Earlier(lot.Key.ExpiresAt, view.LapsesAt), lot => lot.Available)
            .Where(group => group.Key != Instant.Never)
            .Select(group => new UnitsAt(group.Key, group.Sum()));
        var maturing = view.Lots.Where(lot => lot.Pending > 0 && lot.Key.MaturesAt != Instant.Never)
            .GroupBy(lot => lot.Key.MaturesAt, lot => lot.Pending)
            .Select(group => new UnitsAt(group.Key, group.Sum()))
            .OrderBy(units => units.At).ToList();
        var balance = view.Balance;
        return new BalanceAnswer(
            view.Account.ProgramId, balance.Available, balance.Pending, balance.Reserved, view.Account.LifetimeEarned,
            [.. expiring.OrderBy(units => units.At)], maturing, maturing.FirstOrDefault());
    }

    private static Instant Earlier(Instant one, Instant other) => one < other ? one : other;
}
