namespace LoyaltyPoints.Api.Features.Webhooks;

/// <summary>What the OpenAPI document shows.</summary>
internal static class WebhookExamples
{
    public const string Endpoint = """
        { "url": "https://shop.example.com/hooks/loyalty", "types": ["purchase.*", "tier.changed"],
          "description": "The shop's mailer", "ordered": true }
        """;

    public const string Rotation = """{ "overlap": "P1D" }""";

    public const string Pause = """{ "reason": "The shop moves house." }""";

    public const string Replay = """
        { "from": "2026-11-21T10:00:00+08:00", "to": "2026-11-21T12:00:00+08:00" }
        """;
}
