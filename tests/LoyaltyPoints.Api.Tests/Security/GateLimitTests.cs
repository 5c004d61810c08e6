using System.Net;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Tests.Support;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Dialects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LoyaltyPoints.Api.Tests.Security;

/// <summary>What the gate answers once a limit is reached, over HTTP.</summary>
public sealed class GateLimitTests
{
    [Fact]
    public async Task Routes_are_of_their_classes_and_each_has_a_limit_of_its_own()
    {
        await using var api = await TestApi.StartAsync(
            routes =>
            {
                var tills = routes.MapGroup("/tills").RequireScopes(Scopes.Pos | Scopes.Admin);
                tills.MapGet("", () => Results.NoContent());
                tills.MapPost("", () => Results.NoContent());
                tills.MapPost("/lines", () => Results.NoContent()).InClass(RouteClass.Batch);
                routes.MapGet("/v1/analytics/x", () => Results.NoContent()).RequireScopes(Scopes.Admin);
                routes.MapGet("/settings", () => Results.NoContent()).RequireScopes(Scopes.Admin);
            },
            settings: new()
            {
                ["Quota:RequestsPerSecond"] = "1", ["Quota:Burst"] = "10", ["Quota:Classes:read:Burst"] = "2",
                ["Quota:Classes:admin:RequestsPerSecond"] = "0",
            });

        Assert.Equal("\"read\";q=2;w=2", await PolicyAsync(HttpMethod.Get, "/tills"));
        Assert.Equal("\"write\";q=10;w=10", await PolicyAsync(HttpMethod.Post, "/tills"));
        Assert.Equal("\"batch\";q=10;w=10", await PolicyAsync(HttpMethod.Post, "/tills/lines"));
        Assert.Equal("\"analytics\";q=10;w=10", await PolicyAsync(HttpMethod.Get, "/v1/analytics/x"));
        Assert.Null(await PolicyAsync(HttpMethod.Get, "/settings"));

        async Task<string?> PolicyAsync(HttpMethod method, string path)
        {
            var (answer, _) = await api.SendAsync(new(method, path));
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
            return answer.Headers.TryGetValues("RateLimit-Policy", out var values) ? values.Single() : null;
        }
    }

    [Fact]
    public async Task Too_many_bad_keys_then_guessing_stops_and_a_key_that_was_good_before_goes_on()
    {
        const string Late = "lpk_test_late01_0123456789abcdef";
        await using var api = await TestApi.StartAsync(
            routes => routes.MapGet("/", () => Results.NoContent()).RequireScopes(Scopes.All),
            settings: new() { ["Quota:FailuresPerMinute"] = "5" });
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(TestApi.KeyText)).Status);

        for (var guess = 0; guess < 5; guess++)
        {
            var (refused, _, _) = await SendAsync($"lpk_test_guess{guess}_0123456789abcdef");
            Assert.Equal(HttpStatusCode.Unauthorized, refused);
        }

        var (status, code, wait) = await SendAsync(Late);
        Assert.Equal((HttpStatusCode.TooManyRequests, "too_many_failures"), (status, code));
        Assert.InRange(wait!.Value.TotalSeconds, 1, 12);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(TestApi.KeyText)).Status);

        async Task<(HttpStatusCode Status, string? Code, TimeSpan? Wait)> SendAsync(string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            api.Client.DefaultRequestHeaders.Clear();
            request.Headers.Authorization = new("Bearer", key);
            var (answer, body) = await api.SendAsync(request);
            return (
                answer.StatusCode, answer.IsSuccessStatusCode ? null : body.GetProperty("code").GetString(),
                answer.Headers.RetryAfter?.Delta);
        }
    }

    [Theory]
    [InlineData("Quota:RequestsPerSecond", "-1", "Quota__RequestsPerSecond is -1")]
    [InlineData("Quota:Burst", "0", "Quota__Burst is 0")]
    [InlineData("Quota:Classes:till:Burst", "5", "Quota__Classes__till names no class")]
    [InlineData("Quota:Classes:read:Burst", "0", "Quota__Classes__read__Burst is 0")]
    [InlineData("Quota:FailuresPerMinute", "-1", "Quota__FailuresPerMinute is -1")]
    public async Task A_limit_is_impossible_then_the_service_says_so_and_does_not_start(
        string setting, string value, string said)
    {
        var exception = await Assert.ThrowsAsync<ConfigurationException>(
            () => TestApi.StartAsync(_ => { }, settings: new() { [setting] = value }));

        Assert.StartsWith(said, exception.Message, StringComparison.Ordinal);
    }
}
