using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests;

public sealed class ThreeServers() : RaceServers(3);

public sealed class ThreeServersRaceTests(ThreeServers servers) : RaceTests(servers), IClassFixture<ThreeServers>;
