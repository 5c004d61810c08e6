using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Velocity;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Velocity;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Velocity;

/// <summary>The rules as they were sent.</summary>
public sealed record VelocityRulesAnswer(IReadOnlyList<VelocityRuleAnswer> Rules);

/// <summary>A rule as it was sent: what belongs to its kind is there.</summary>
public sealed record VelocityRuleAnswer
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ProgramId { get; init; }

    /// <summary>What a member may come to within the window.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Most { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? WindowMinutes { get; init; }

    /// <summary>`refuse` or `flag`; a `tillSurge` is flagged.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Then { get; init; }

    /// <summary>Of a `tillSurge`: so many times an average day.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Times { get; init; }

    /// <summary>Of a `tillSurge`: the days that an average is taken of.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Days { get; init; }

    /// <summary>Of a `tillSurge`: a till that sold on fewer of them is not judged.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MinimumDays { get; init; }

    /// <summary>Of a `tillSurge`: a day that earned less is not flagged.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? MinimumUnits { get; init; }
}

/// <summary>What a tenant declares against abuse.</summary>
internal sealed class VelocityRulesEndpoints(ReadPool readers, LedgerWriter writer)
{
    private const string Example = """
        { "rules": [
          { "id": "daily-units", "kind": "unitsEarned", "programId": "prg_01a200355c7c7000804333d1b3c31f58",
            "most": 5000, "windowMinutes": 1440, "then": "refuse" },
          { "id": "same-receipt", "kind": "identicalPurchases", "most": 2, "windowMinutes": 30, "then": "flag" },
          { "id": "hourly-spending", "kind": "redemptions", "most": 5, "windowMinutes": 60, "then": "refuse" },
          { "id": "surge", "kind": "tillSurge", "programId": "prg_01a200355c7c7000804333d1b3c31f58", "times": 10,
            "days": 28, "minimumDays": 7, "minimumUnits": 1000 } ] }
        """;

    public void Map(IEndpointRouteBuilder routes)
    {
        var rules = routes.MapGroup("/v1/velocity-rules").RequireScopes(Scopes.Admin).WithTags("Reviews");
        rules.MapGet("", Get).WithName("getVelocityRules").WithSummary("The rules against abuse").AnswersETag()
            .Produces<VelocityRulesAnswer>();
        rules.MapPut("", (Delegate)PutAsync).WithName("putVelocityRules").WithSummary("Declare them anew")
            .WithDescription("Of each member: `unitsEarned` and `unitsRedeemed` (of a program), `purchases`, "
                + "`identicalPurchases` (same goods, amounts, currency and store) and `redemptions` (of a program, or "
                + "of all): at most `most` within `windowMinutes` that end now, or `then`: `refuse` answers 422 "
                + "`velocity_exceeded` and records nothing, `flag` records it and opens a review. What is posted late "
                + "counts when it is recorded; returns, voids and reversals give nothing back. `tillSurge` flags a "
                + "`source` that earns `times` its average day. What happened before there were rules counts for none.")
            .AcceptsAnyJson(Example).NeedsIfMatch().AnswersETag().Produces<VelocityRulesAnswer>()
            .Problems(ErrorCodes.ProgramNotFound).Problems(Writes.Unavailable);
    }

    private JsonAnswer Get(HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return Writes.Response(Answer(readers.Read(session => VelocityRulesRows.Find(session, tenantId))));
    }

    private async Task<IResult> PutAsync(HttpContext context)
    {
        var body = await JsonBody.ReadElementAsync(context.Request, context.RequestAborted);
        if (!body.TryGet(out var json, out var problem)) return problem;
        var (rules, faults) = VelocityRulesReader.Read(json);
        if (rules is null) return Problem.Invalid(faults);
        if (IfMatch.Read(context.Request, out var revisions) is { } missing) return missing;
        var tenantId = context.Caller().TenantId;
        var document = Encoding.UTF8.GetBytes(json.GetRawText());
        return await writer.SendAsync(new FunctionWork(tenantId, null, batch =>
        {
            var (stored, refusal) = VelocityRulesRows.Put(batch, tenantId, rules, document, revisions);
            return stored is null ? refusal! : Answer(stored);
        })
        {
            ChangesPrograms = true,
            Event = new WorkEvent(EventTypes.VelocityRulesChanged),
        });
    }

    private static Answer Answer(StoredVelocityRules stored) =>
        new(200, stored.Json, null, IfMatch.Tag(stored.Revision));
}
