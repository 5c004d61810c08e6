using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Spending;

/// <summary>Tests that build and run a partner's app in TypeScript.</summary>
internal sealed class PartnerAppNeedsAttribute() : NpmNeedsAttribute("openapi-typescript", "a partner's app");
