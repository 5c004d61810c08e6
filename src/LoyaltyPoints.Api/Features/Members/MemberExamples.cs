namespace LoyaltyPoints.Api.Features.Members;

/// <summary>What the OpenAPI document shows.</summary>
internal static class MemberExamples
{
    public const string Create = """
        {
          "externalId": "crm-4711", "identifiers": [ { "kind": "phone", "value": "+8613800000000" } ],
          "name": "Li Wei", "birthday": "1990-05-17", "attributes": { "language": "zh" },
          "programs": ["prg_01a200355c7c7000804333d1b3c31f58"], "enrolledAt": "2026-01-01T00:00:00+08:00"
        }
        """;

    public const string Member = """
        {
          "id": "mem_01a200355d22700080ef09fc4a58e0f0", "externalId": "crm-4711",
          "identifiers": [ { "kind": "phone", "value": "+8613800000000" } ],
          "name": "Li Wei", "birthday": "1990-05-17", "attributes": { "language": "zh" },
          "enrollments": [
            { "programId": "prg_01a200355c7c7000804333d1b3c31f58", "enrolledAt": "2025-12-31T16:00:00Z" } ],
          "createdAt": "2026-11-21T02:00:00Z", "updatedAt": "2026-11-21T02:00:00Z"
        }
        """;

    public const string Patch = """{ "name": "Li Wei", "birthday": null }""";

    public const string Enroll = """
        { "programId": "prg_01a200355c7c7000804333d1b3c31f58", "enrolledAt": "2026-01-01T00:00:00+08:00" }
        """;
}
