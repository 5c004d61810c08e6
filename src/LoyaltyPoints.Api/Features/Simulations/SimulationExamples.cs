namespace LoyaltyPoints.Api.Features.Simulations;

/// <summary>What the OpenAPI document shows.</summary>
internal static class SimulationExamples
{
    public const string Request = """
        {
          "version": 2, "from": "2026-01-01T00:00:00+08:00", "to": "2026-07-01T00:00:00+08:00",
          "unitValue": { "amount": 1, "units": 10 }
        }
        """;
}
