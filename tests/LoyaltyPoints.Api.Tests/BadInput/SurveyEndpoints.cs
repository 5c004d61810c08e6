using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using static LoyaltyPoints.Api.Tests.BadInput.FieldKind;
using static LoyaltyPoints.Api.Tests.BadInput.Presence;

namespace LoyaltyPoints.Api.Tests.BadInput;

/// <summary>The operations about surveys, feedback, complaints and thanks that take a body.</summary>
internal static class SurveyEndpoints
{
    private const string Past = "2025-06-01T10:00:00+08:00";

    public static IReadOnlyList<Endpoint> All { get; } =
    [
        new("POST /v1/surveys", "/v1/surveys",
            _ => new JsonObject
            {
                ["name"] = "Why?", ["kind"] = "exit", ["once"] = "member", ["reasons"] = new JsonArray("price"),
                ["reward"] = new JsonObject { ["activity"] = "survey.completed" },
            },
            [
                new("/name", Text), new("/kind", Choice), new("/once", Choice, Optional), new("/reasons", List),
                new("/reward", FieldKind.Object, Optional), new("/reward/activity", Choice),
            ]),
        new("POST /v1/surveys/{id}/invitations", "/v1/surveys/{survey}/invitations",
            target => new JsonObject
            {
                ["memberId"] = target.Member, ["purchaseId"] = target.Purchase, ["contact"] = "ticket-1",
                ["invitedAt"] = Past,
            },
            [
                new("/memberId", Id), new("/purchaseId", Id, Optional), new("/contact", Name, Optional),
                new("/invitedAt", PastInstant, Optional),
            ]),
        new("POST /v1/feedback", "/v1/feedback",
            target => new JsonObject
            {
                ["source"] = "app", ["externalId"] = Bodies.Unique("answer"), ["memberId"] = target.Member,
                ["surveyId"] = target.Survey, ["occurredAt"] = Past, ["store"] = "sh-1", ["channel"] = "app",
                ["answers"] = new JsonObject { ["level"] = "satisfied", ["likelihood"] = 7 }, ["comment"] = "Fine.",
            },
            [
                new("/source", Name), new("/externalId", Name), new("/memberId", Id), new("/surveyId", Id),
                new("/occurredAt", PastInstant), new("/store", Text, Optional), new("/channel", Text, Optional),
                new("/answers", FieldKind.Object), new("/answers/likelihood", Whole, Optional),
                new("/comment", Text, Optional),
            ]),
        new("POST /v1/complaints", "/v1/complaints",
            target => new JsonObject
            {
                ["source"] = "desk", ["externalId"] = Bodies.Unique("complaint"), ["memberId"] = target.Member,
                ["code"] = "late", ["openedAt"] = Past, ["text"] = "Too late.",
            },
            [
                new("/source", Name), new("/externalId", Name), new("/memberId", Id), new("/code", Name),
                new("/openedAt", PastInstant), new("/text", Text, Optional),
            ]),
        new("POST /v1/members/{id}/thanks", "/v1/members/{member}/thanks",
            _ => new JsonObject { ["channel"] = "phone", ["actor"] = "lin", ["at"] = Past },
            [new("/channel", Text), new("/actor", Text), new("/at", PastInstant, Optional)]),
    ];
}
