using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Surveys;

/// <summary>What tests of surveys do first.</summary>
public static class SurveySteps
{
    /// <summary>Makes a survey.</summary>
    /// <param name="more">Fields of its definition.</param>
    public static async Task<string> CreateSurveyAsync(
        this ApiClient api, string kind, params (string Name, JsonNode Value)[] more)
    {
        var definition = new JsonObject { ["name"] = "How was it?", ["kind"] = kind };
        foreach (var (name, value) in more) definition[name] = value;
        return (string)(await api.PostAsync("/v1/surveys", definition)).Expect(201).Json["id"]!;
    }

    /// <summary>An answer of now.</summary>
    public static JsonObject Feedback(string member, string survey, object answers) => new()
    {
        ["source"] = "app", ["externalId"] = Bodies.Unique("answer"), ["memberId"] = member, ["surveyId"] = survey,
        ["occurredAt"] = TimeProvider.System.GetUtcNow().ToString("O"),
        ["answers"] = System.Text.Json.JsonSerializer.SerializeToNode(answers),
    };

    /// <summary>Posts an answer that is taken.</summary>
    public static async Task<JsonNode> AnswerAsync(this ApiClient api, string member, string survey, object answers) =>
        (await api.PostAsync("/v1/feedback", Feedback(member, survey, answers))).Expect(201).Json;
}
