namespace LoyaltyPoints.Api.Features.Referrals;

/// <summary>What the OpenAPI document shows.</summary>
internal static class ReferralExamples
{
    public const string Program = """
        {
          "programId": "prg_01a200355c7c7000804333d1b3c31f58", "referrerUnits": 500, "referredUnits": 200,
          "minimumOrder": 5000, "within": "P30D", "maximumPerReferrer": { "count": 10, "per": "month" }
        }
        """;

    public const string Refer = """
        { "referredMemberId": "mem_01a200355d22700080ef09fc4a58e0f0", "code": "7K3QX-9MDT4" }
        """;
}
