using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Analytics.Stages;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;

namespace LoyaltyPoints.Api.Features.Analytics.Signs;

/// <summary>Where members stand on the loyalty ladder.</summary>
internal sealed class LadderEndpoints(AnalyticsScan scan)
{
    private const int MostMembers = 10_000;
    private const int MembersUnasked = 100;
    private const string Any = "any";

    private static readonly LadderJson Json = new(StrictJson.NewOptions());

    private static readonly string[] Words =
        [Any, .. Enum.GetNames<LoyaltyStage>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMeasure("/ladder", Json.AnalyticsAnswerLadderSummaryRung, [Definitions.LoyaltyLadder], MeasureAsync)
            .WithName("getLoyaltyLadder").WithSummary("How many members stand on each rung of the loyalty ladder")
            .WithDescription("At the period's end, with how many stood there at its start, and who moved.");
        routes.MapMeasure(
                "/ladder/members", Json.AnalyticsAnswerStageSummaryStageMember, [Definitions.LoyaltyLadder], Ask,
                ListAsync)
            .WithName("listLoyaltyLadderMembers").WithSummary("Members with their rung, and why they stand on it")
            .WithDescription("At the period's end; who spent most in the window of the settings comes first.")
            .Query("stage", "Only members on this rung, such as `atRisk`; without it, on any.")
            .Query("limit", "How many members at most, 1 to 10,000; without it, 100.", format: "integer");
    }

    private static (LoyaltyStage? Stage, int Limit) Ask(QuestionParameters parameters, AnalyticsRequest? request)
    {
        var word = parameters.Word("stage", Words);
        return (
            word == Any ? null : (LoyaltyStage)Array.IndexOf(Words, word),
            (int)parameters.Whole("limit", 1, MostMembers, MembersUnasked));
    }

    private async Task<Measured<LadderSummary, Rung>> MeasureAsync(AnalyticsRequest request, HttpContext context)
    {
        var tally = new LadderTally(request.Question, request.Settings);
        var (_, upTo) = await scan.RunAsync(request, tally.Add, context.RequestAborted);
        var ladder = tally.Ladder;
        return new Measured<LadderSummary, Rung>(
            new LadderSummary(ladder.Members, ladder.Moves), ladder.Rungs, upTo);
    }

    private async Task<Measured<StageSummary, StageMember>> ListAsync(
        AnalyticsRequest request, (LoyaltyStage? Stage, int Limit) asked, HttpContext context)
    {
        var list = new StageList(request.Settings, request.Question.To, asked.Stage, asked.Limit);
        var (_, upTo) = await scan.RunAsync(request, list.Add, context.RequestAborted);
        return new Measured<StageSummary, StageMember>(
            new StageSummary(list.Members, asked.Limit), list.Listed, upTo);
    }
}

/// <summary>The ladder as a whole.</summary>
/// <param name="Members">All that are on it.</param>
/// <param name="Moves">From rung to rung during the period, staying included.</param>
public sealed record LadderSummary(long Members, IReadOnlyList<RungMove> Moves);

/// <summary>What a list of members is part of.</summary>
/// <param name="Members">All who stand on the rung that was asked for, listed or not.</param>
/// <param name="Limit">How many are listed at most.</param>
public sealed record StageSummary(long Members, int Limit);

[JsonSerializable(typeof(AnalyticsAnswer<LadderSummary, Rung>))]
[JsonSerializable(typeof(AnalyticsAnswer<StageSummary, StageMember>))]
internal sealed partial class LadderJson : JsonSerializerContext;
