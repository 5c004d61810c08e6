using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Support;

namespace LoyaltyPoints.Api.Tests.Owasp;

/// <summary>API8:2023, security misconfiguration: what answers say of themselves, and what they do not.</summary>
[Collection(TwoShopsCollection.Name)]
public sealed class Api8HeaderTests(TwoShops shops)
{
    private const string Console = "https://console.example.com";

    [Theory]
    [InlineData("GET", "/v1/programs", 200)]
    [InlineData("GET", "/v1/nothing", 404)]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("GET", "/v1/programs/x", 404)]
    [InlineData("DELETE", "/v1/programs", 405)]
    [InlineData("POST", "/v1/programs", 400)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/openapi/v1.json", 200)]
    public async Task Every_answer_tells_browsers_and_caches_to_keep_out(string method, string path, int status)
    {
        var answer = (await shops.Ours.Api.SendAsync(
            HttpMethod.Parse(method), path, method == "POST" ? ApiClient.Content("{") : null)).Expect(status);

        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", answer.Header("Content-Security-Policy"));
        Assert.Null(answer.Header("Server"));
        Assert.Null(answer.Header("X-Powered-By"));
    }

    [Fact]
    public async Task The_page_to_try_things_on_runs_nothing_but_its_own()
    {
        var answer = (await shops.Ours.Api.GetAsync("/swagger/index.html")).Expect(200);

        var policy = answer.Header("Content-Security-Policy")!;
        Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        // Else the policy would break the page.
        Assert.DoesNotContain("<script>", answer.Text, StringComparison.Ordinal);
        Assert.Null(answer.Header("Server"));
    }

    [Fact]
    public async Task Pages_of_others_may_not_ask_unless_they_are_named()
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Options])
        {
            var answer = await shops.Ours.Api.SendAsync(
                method, "/v1/programs", content: null,
                [("Origin", Console), ("Access-Control-Request-Method", "POST")]);
            Assert.Null(answer.Header("Access-Control-Allow-Origin"));
        }

        await using var api = await TestApi.StartAsync(
            static _ => { }, settings: new Dictionary<string, string?> { ["Cors:Origins"] = Console });
        Assert.Equal(Console, await AllowedAsync(api, Console));
        Assert.Null(await AllowedAsync(api, "https://console.example.com.evil.example"));
        Assert.Null(await AllowedAsync(api, "null"));
    }

    [Theory]
    [InlineData("Cors:Origins", "*")]
    [InlineData("Cors:Origins", "https://console.example.com/")]
    [InlineData("Cors:Origins", "console.example.com")]
    [InlineData("Proxies:Known", "10.0.0.1/8")]
    [InlineData("Proxies:Known", "proxy.example.com")]
    public async Task A_setting_that_means_nothing_stops_the_start(string name, string value)
    {
        await Assert.ThrowsAsync<Storage.Dialects.ConfigurationException>(() => TestApi.StartAsync(
            static _ => { }, settings: new Dictionary<string, string?> { [name] = value }));
    }

    private static async Task<string?> AllowedAsync(TestApi api, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/health/live");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "GET");
        using var response = await api.Client.SendAsync(request);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
        return response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
    }
}
