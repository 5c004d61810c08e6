using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests;

[Collection(ServerCollection.Name)]
public sealed class HealthTests(SharedServer shared)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_good_and_needs_no_key(string path)
    {
        using var stranger = shared.Api.With(key: null);
        (await stranger.GetAsync(path)).Expect(200);
    }
}
