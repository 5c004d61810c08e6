using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rewards;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Programs;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Rewards;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Rewards;

/// <summary>Nothing needs to be said to archive a reward.</summary>
public sealed record ArchiveRequest;

internal sealed class ArchiveValidator : FaultValidator<ArchiveRequest>;

/// <summary>Changes of the catalogue of rewards.</summary>
internal sealed class RewardEndpoints(ReadPool readers, LedgerWriter writer)
{
    private static readonly RewardJson Json = new(StrictJson.NewOptions());
    private static readonly ArchiveValidator ArchiveValidator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var rewards = routes.MapGroup("/v1/rewards").WithTags("Rewards").RequireScopes(Scopes.Admin);
        rewards.MapPost("", (Delegate)CreateAsync).WithName("createReward").WithSummary("Add a reward")
            .WithDescription("Units, limits, audience and schedule are judged when a member redeems; `stock` is never "
                + "oversold, over any number of instances.")
            .AcceptsAnyJson(RewardExamples.Definition).TakesIdempotencyKey().AnswersETag()
            .Produces<RewardAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.VoucherSeriesNotFound, ErrorCodes.SegmentNotFound)
            .Problems(Writes.Unavailable);
        rewards.MapPut("/{id}", ReviseAsync).WithName("reviseReward")
            .WithSummary("Change a reward: its next version, from now on")
            .WithDescription("Redemptions keep the version they were made by.")
            .AcceptsAnyJson(RewardExamples.Definition).NeedsIfMatch().AnswersETag().Produces<RewardAnswer>()
            .Problems(ErrorCodes.RewardNotFound, ErrorCodes.Unprocessable, ErrorCodes.VoucherSeriesNotFound,
                ErrorCodes.SegmentNotFound)
            .Problems(Writes.Unavailable);
        rewards.MapPost("/{id}/archive", ArchiveAsync).WithName("archiveReward")
            .WithSummary("Take a reward out of the catalogue")
            .WithDescription("What is reserved can still be captured.")
            .AcceptsJson(ArchiveValidator, "{}").NeedsIfMatch().AnswersETag().Produces<RewardAnswer>()
            .Problems(ErrorCodes.RewardNotFound).Problems(Writes.Unavailable);
    }

    internal static Answer Answer(int status, RewardRecord reward) => new(
        status, JsonSerializer.SerializeToUtf8Bytes(RewardAnswer.Of(reward), Json.RewardAnswer),
        status == 201 ? "/v1/rewards/" + Core.PublicId.Format(Core.PublicId.Reward, reward.Id) : null,
        IfMatch.Tag(reward.Revision));

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var (definition, bytes, problem) = await ReadAsync(context);
        if (definition is null) return problem!;
        if (Writes.ReadKey(context.Request, bytes, out var key) is { } badKey) return badKey;
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(
            tenantId, key, batch => RewardWrites.FindOthers(batch, tenantId, definition) is { } unknown ? unknown
                : Answer(201, RewardWrites.Create(batch, tenantId, definition, bytes.ToArray())))
        {
            ChangesPrograms = true,
            Event = WorkEvent.Of("reward"),
        });
    }

    private async Task<IResult> ReviseAsync(string id, HttpContext context)
    {
        var (definition, bytes, problem) = await ReadAsync(context);
        if (definition is null) return problem!;
        return await ChangeAsync(id, context, null, (batch, tenantId, rewardId, revisions) =>
            RewardWrites.FindOthers(batch, tenantId, definition) is { } unknown ? (null, unknown)
                : RewardWrites.Revise(batch, tenantId, rewardId, revisions, definition, bytes.ToArray()));
    }

    private async Task<IResult> ArchiveAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.ArchiveRequest, ArchiveValidator, context.RequestAborted);
        if (!body.TryGet(out _, out var problem)) return problem;
        return await ChangeAsync(id, context, null, RewardWrites.Archive);
    }

    private async Task<IResult> ChangeAsync(
        string id, HttpContext context, RequestKey? key,
        Func<Batch, int, Guid, IReadOnlyList<long>?, (RewardRecord? Reward, Core.Refusal? Refusal)> change)
    {
        if (IfMatch.Read(context.Request, out var revisions) is { } missing) return missing;
        if (!Core.PublicId.TryParse(Core.PublicId.Reward, id, out var rewardId))
            return Problem.Of(ErrorCodes.RewardNotFound);
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(tenantId, key, batch =>
        {
            var (reward, refusal) = change(batch, tenantId, rewardId, revisions);
            return reward is null ? refusal! : Answer(200, reward);
        })
        {
            ChangesPrograms = true,
            Event = WorkEvent.Of("reward"),
        });
    }

    private async Task<(RewardDefinition? Definition, ReadOnlyMemory<byte> Bytes, Problem? Problem)> ReadAsync(
        HttpContext context)
    {
        var body = await JsonBody.ReadElementAsync(context.Request, context.RequestAborted);
        if (!body.TryGet(out var json, out var problem)) return (null, default, problem);
        var tenantId = context.Caller().TenantId;
        var parsed = RewardReader.Read(
            json, ProgramFor(json, tenantId),
            isPartner: id => readers.Read(session => PartnerRows.Find(session, tenantId, id)) is not null);
        return parsed.Definition is { } definition ? (definition, body.Bytes, null)
            : (null, default, Problem.Invalid(parsed.Faults));
    }

    // Its latest version, published or not: what it is to be.
    private ProgramDefinition? ProgramFor(JsonElement json, int tenantId) =>
        RewardReader.ProgramOf(json) is { } programId
        && readers.Read(session => ProgramRows.Find(session, tenantId, programId)) is { } program
            ? ProgramDefinitionReader.Read(VersionElement(program)).Definition : null;

    private static JsonElement VersionElement(ProgramRecord program) =>
        Programs.VersionAnswer.Element(program.Latest.Definition);
}
