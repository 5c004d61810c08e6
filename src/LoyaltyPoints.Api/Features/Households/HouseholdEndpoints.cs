using System.Text.Json.Serialization.Metadata;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Households;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Households;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Households;

/// <summary>Households: members who spend together.</summary>
internal sealed class HouseholdEndpoints(
    ReadPool readers, LedgerWriter writer, BalanceReader balances, TenantTime time)
{
    private const string OneMember = """
        { "memberId": "mem_01a200355d22700080ef09fc4a58e0f0", "role": "spender" }
        """;

    private static readonly HouseholdJson Json = new(StrictJson.NewOptions());
    private static readonly CreateHouseholdValidator CreateValidator = new();
    private static readonly HouseholdMemberValidator JoinValidator = new();
    private static readonly ChangeRoleValidator RoleValidator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("").WithTags("Households")
            .RequireScopes(Scopes.Pos | Scopes.Checkout | Scopes.Admin);
        read.MapGet("/v1/households/{id}", Get).WithName("getHousehold")
            .WithSummary("A household, and what its members hold together")
            .WithDescription("As of now, in every program any of them is in. Units stay in the members' own accounts.")
            .Produces<HouseholdAnswer>().Problems(ErrorCodes.HouseholdNotFound);
        read.MapGet("/v1/members/{id}/household", GetOfMember).WithName("getHouseholdOfMember")
            .WithSummary("The household a member is in")
            .Produces<HouseholdAnswer>().Problems(ErrorCodes.HouseholdNotFound);
        MapWrites(routes.MapGroup("/v1/households").WithTags("Households")
            .RequireScopes(Scopes.Checkout | Scopes.Admin));
    }

    private void MapWrites(RouteGroupBuilder households)
    {
        households.MapPost("", (Delegate)CreateAsync).WithName("createHousehold").WithSummary("Make a household")
            .WithDescription("Of at most ten members, each in no other. What they hold becomes a pool that owners and "
                + "spenders spend from: see `fromHousehold` of a redemption.")
            .AcceptsJson(CreateValidator, """
                { "name": "The Wangs",
                  "members": [ { "memberId": "mem_01a200355d22700080ef09fc4a58e0f0", "role": "owner" },
                               { "memberId": "mem_01a200355d2870008a3b5d6e7f801234", "role": "earner" } ] }
                """).TakesIdempotencyKey()
            .Produces<HouseholdAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.MemberNotFound, ErrorCodes.AlreadyInHousehold, ErrorCodes.HouseholdNeedsOwner,
                ErrorCodes.MemberMerged)
            .Problems(Writes.Unavailable);
        households.MapPost("/{id}/members", JoinAsync).WithName("joinHousehold").WithSummary("Take a member in")
            .AcceptsJson(JoinValidator, OneMember).TakesIdempotencyKey()
            .Produces<HouseholdAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.HouseholdNotFound, ErrorCodes.MemberNotFound, ErrorCodes.AlreadyInHousehold,
                ErrorCodes.HouseholdFull, ErrorCodes.HouseholdNeedsOwner, ErrorCodes.MemberMerged)
            .Problems(Writes.Unavailable);
        households.MapPost("/{id}/members/{memberId}/role", ChangeRoleAsync).WithName("changeHouseholdRole")
            .WithSummary("Let a member do something else from now on")
            .AcceptsJson(RoleValidator, """{ "role": "owner" }""").TakesIdempotencyKey().Produces<HouseholdAnswer>()
            .Problems(ErrorCodes.HouseholdNotFound, ErrorCodes.MemberNotFound, ErrorCodes.HouseholdMemberNotFound,
                ErrorCodes.HouseholdNeedsOwner)
            .Problems(Writes.Unavailable);
        households.MapDelete("/{id}/members/{memberId}", LeaveAsync).WithName("leaveHousehold")
            .WithSummary("Let a member go, with the units in the member's own account")
            .WithDescription("The last owner goes last. A household without members can be joined anew by an owner.")
            .Produces(StatusCodes.Status204NoContent)
            .Problems(ErrorCodes.HouseholdNotFound, ErrorCodes.MemberNotFound, ErrorCodes.HouseholdMemberNotFound,
                ErrorCodes.HouseholdNeedsOwner)
            .Problems(Writes.Unavailable);
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.CreateHouseholdRequest, CreateValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        return await writer.SendAsync(new CreateHouseholdWork(context.Caller().TenantId, request.Command(), key));
    }

    private Task<IResult> JoinAsync(string id, HttpContext context) => ChangeAsync(
        id, context, Json.HouseholdMemberBody, JoinValidator,
        request => new JoinHousehold(request.Id(), request.RoleOf()), StatusCodes.Status201Created);

    private async Task<IResult> ChangeRoleAsync(string id, string memberId, HttpContext context) =>
        Core.PublicId.TryParse(Core.PublicId.Member, memberId, out var member)
            ? await ChangeAsync(
                id, context, Json.ChangeRoleRequest, RoleValidator,
                request => new ChangeRole(member, HouseholdRoles.Parse(request.Role!)), StatusCodes.Status200OK)
            : Problem.Of(ErrorCodes.HouseholdMemberNotFound);

    private async Task<IResult> LeaveAsync(string id, string memberId, HttpContext context)
    {
        if (!Core.PublicId.TryParse(Core.PublicId.Household, id, out var household))
            return Problem.Of(ErrorCodes.HouseholdNotFound);
        if (!Core.PublicId.TryParse(Core.PublicId.Member, memberId, out var member))
            return Problem.Of(ErrorCodes.HouseholdMemberNotFound);
        var result = await writer.WriteAsync(new ChangeHouseholdWork(
            context.Caller().TenantId, household, new LeaveHousehold(member), StatusCodes.Status204NoContent, null));
        return result.Answer is null ? Writes.Problem(result.Refusal!) : Results.NoContent();
    }

    private async Task<IResult> ChangeAsync<T>(
        string id, HttpContext context, JsonTypeInfo<T> type, FaultValidator<T> validator,
        Func<T, ChangeHousehold> command, int status)
        where T : class
    {
        var body = await JsonBody.ReadAsync(context.Request, type, validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        return Core.PublicId.TryParse(Core.PublicId.Household, id, out var household)
            ? await writer.SendAsync(new ChangeHouseholdWork(
                context.Caller().TenantId, household, command(request), status, key))
            : Problem.Of(ErrorCodes.HouseholdNotFound);
    }

    private IResult Get(string id, HttpContext context) => Answer(
        context, Core.PublicId.Household, id,
        (session, tenantId, household) => HouseholdRow.Find(session, tenantId, household));

    private IResult GetOfMember(string id, HttpContext context) => Answer(
        context, Core.PublicId.Member, id,
        (session, tenantId, member) => HouseholdRow.OfMember(session, tenantId, member));

    private IResult Answer(
        HttpContext context, string prefix, string id, Func<Session, int, Guid, Household?> find)
    {
        var caller = context.Caller();
        if (!Core.PublicId.TryParse(prefix, id, out var own)) return Problem.Of(ErrorCodes.HouseholdNotFound);
        var answer = readers.Read(session => find(session, caller.TenantId, own) is { } household
            ? HouseholdAnswer.Of(household) with { Pools = Pools(session, caller, household) } : null);
        return answer is null ? Problem.Of(ErrorCodes.HouseholdNotFound)
            : JsonAnswer.Of(200, answer, CoreJson.Default.HouseholdAnswer);
    }

    private IReadOnlyList<PoolBalance> Pools(Session session, Caller caller, Household household)
    {
        var now = time.Now(session, caller);
        return
        [
            .. from member in household.Members
               from view in balances.Find(session, caller.TenantId, member.MemberId, now, now) ?? []
               group view.Balance by view.Account.ProgramId into program
               orderby program.Key
               select new PoolBalance(
                   program.Key, program.Sum(one => one.Available), program.Sum(one => one.Pending),
                   program.Sum(one => one.Reserved)),
        ];
    }
}
