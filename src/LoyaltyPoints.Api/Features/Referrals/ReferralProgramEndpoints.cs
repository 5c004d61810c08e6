using System.Text.Json;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Referrals;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Referrals;

/// <summary>The tenant's referral program: one, or none yet.</summary>
internal sealed class ReferralProgramEndpoints(ReadPool readers, LedgerWriter writer)
{
    private static readonly ReferralJson Json = new(StrictJson.NewOptions());
    private static readonly ReferralProgramValidator Validator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var program = routes.MapGroup("/v1/referral-program").RequireScopes(Scopes.Admin).WithTags("Referrals");
        program.MapGet("", Get).WithName("getReferralProgram").WithSummary("What is given where members bring others")
            .AnswersETag().Produces<ReferralProgram>().Problems(ErrorCodes.ReferralProgramNotFound);
        program.MapPut("", (Delegate)PutAsync).WithName("putReferralProgram").WithSummary("Set it, or change it")
            .WithDescription("Made by the first PUT, without `If-Match`; changed only with it. What a purchase gives "
                + "is decided by what is set when it is recorded.")
            .AcceptsJson(Validator, ReferralExamples.Program).AnswersETag()
            .WithMetadata(new Parameter("If-Match", IsHeader: true,
                "The `ETag` it was read with, such as `\"v3\"`; none where there is no referral program yet.",
                IsRequired: false, Format: null))
            .Produces<ReferralProgram>().Produces<ReferralProgram>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.PreconditionRequired, ErrorCodes.PreconditionFailed, ErrorCodes.ProgramNotFound)
            .Problems(Writes.Unavailable);
    }

    private IResult Get(HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return readers.Read(session => ReferralProgramRows.Find(session, tenantId)) is { } stored
            ? Writes.Response(Answer(200, stored)) : Problem.Of(ErrorCodes.ReferralProgramNotFound);
    }

    private async Task<IResult> PutAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.ReferralProgramRequest, Validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        IReadOnlyList<long>? revisions = null;
        var isConditional = context.Request.Headers.IfMatch.Count > 0;
        if (isConditional && IfMatch.Read(context.Request, out revisions) is { } bad) return bad;
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(tenantId, null, batch =>
        {
            var (stored, isNew, refusal) = ReferralProgramRows.Put(
                batch, tenantId, request.Value(), isConditional, revisions);
            return stored is null ? refusal! : Answer(isNew ? 201 : 200, stored);
        })
        {
            ChangesPrograms = true,
            Event = WorkEvent.Of("referral_program"),
        });
    }

    private static Answer Answer(int status, StoredReferralProgram stored) => new(
        status, JsonSerializer.SerializeToUtf8Bytes(stored.Program, CoreJson.Default.ReferralProgram),
        status == 201 ? "/v1/referral-program" : null, IfMatch.Tag(stored.Revision));
}
