namespace LoyaltyPoints.Api.Features.Surveys;

/// <summary>What the OpenAPI document shows.</summary>
internal static class SurveyExamples
{
    public const string Survey = """
        { "name": "After a visit", "kind": "satisfaction", "once": "purchase",
          "reward": { "activity": "survey.completed" } }
        """;

    public const string Invitation = """
        { "memberId": "mem_01a200355d22700080ef09fc4a58e0f0", "contact": "ticket-4711" }
        """;

    public const string Feedback = """
        { "source": "survey-app", "externalId": "a-7841", "memberId": "mem_01a200355d22700080ef09fc4a58e0f0",
          "surveyId": "srv_01a200355c7c7000804333d1b3c31f58",
          "purchaseId": "pur_01a200355c7c7000804333d1b3c31f5801a200355d22700080ef09fc4a58e0f0",
          "occurredAt": "2026-11-21T10:00:00+08:00", "answers": { "level": "verySatisfied", "likelihood": 9 },
          "comment": "The new cups are nice." }
        """;

    public const string Complaint = """
        { "source": "helpdesk", "externalId": "c-118", "memberId": "mem_01a200355d22700080ef09fc4a58e0f0",
          "code": "late-delivery", "openedAt": "2026-11-21T10:00:00+08:00", "text": "Two days late." }
        """;

    public const string Resolution = """
        { "code": "refunded", "resolvedAt": "2026-11-22T15:30:00+08:00" }
        """;

    public const string Thanks = """
        { "channel": "phone", "actor": "lin@example.com" }
        """;
}
