using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Spending;

public sealed class ThreeServersSpendingTests(ThreeServers servers)
    : SpendingRaceTests(servers), IClassFixture<ThreeServers>;
