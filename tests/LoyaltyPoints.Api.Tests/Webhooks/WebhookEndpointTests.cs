using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Webhooks;

/// <summary>Endpoints as a resource, on a server that allows what production does.</summary>
[Collection(ServerCollection.Name)]
public sealed class WebhookEndpointTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task Made_looked_at_changed_and_deleted()
    {
        var made = (await api.PostAsync(HookSteps.Path, new { url = "https://example.com/a" })).Expect(201);
        var path = made.Header("Location")!;

        var one = (await api.GetAsync(path)).Expect(200);
        Assert.Equal(
            ("active", true, 0), ((string)one.Json["status"]!, (bool)one.Json["ordered"]!, (long)one.Json["behind"]!));
        var change = new { url = "https://example.com/b", types = (string[])["tier.*"], ordered = false };
        var changed = (await api.PutAsync(path, change, ("If-Match", one.Header("ETag")!))).Expect(200);
        Assert.Equal("https://example.com/b", (string)changed.Json["url"]!);
        (await api.PutAsync(path, change, ("If-Match", one.Header("ETag")!))).ExpectProblem(412, "precondition_failed");
        (await api.PutAsync(path, change)).ExpectProblem(428, "precondition_required");
        Assert.Contains(
            (await api.GetAsync(HookSteps.Path + "?limit=200")).Expect(200).Json["data"]!.AsArray(),
            listed => (string)listed!["id"]! == (string)one.Json["id"]!);
        (await api.SendAsync(HttpMethod.Delete, path, null)).Expect(204);
        (await api.SendAsync(HttpMethod.Delete, path, null)).ExpectProblem(404, "webhook_endpoint_not_found");
        (await api.GetAsync(path)).ExpectProblem(404, "webhook_endpoint_not_found");
    }

    [Theory]
    [InlineData("http://example.com/")]
    [InlineData("https://localhost/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://me:x@example.com/")]
    public async Task A_url_that_is_not_allowed_then_it_is_refused_by_name(string url)
    {
        var refused = (await api.PostAsync(HookSteps.Path, new { url })).ExpectProblem(400, "invalid_request");

        Assert.Equal("/url", (string)refused.Json["errors"]![0]!["pointer"]!);
    }

    [Theory]
    [InlineData("{}", "/from")]
    [InlineData("""{ "eventIds": [] }""", "/eventIds")]
    [InlineData("""{ "eventIds": ["evt_1"] }""", "/eventIds/0")]
    [InlineData("""{ "deadLetters": false, "to": "2026-01-01T00:00:00Z" }""", "/deadLetters")]
    [InlineData("""{ "deadLetters": true, "from": "2026-01-01T00:00:00Z" }""", "/from")]
    public async Task A_replay_of_nothing_in_particular_then_it_is_refused(string body, string pointer)
    {
        var answer = await api.PostAsync(HookSteps.Path + "/whe_1/replay", body);

        Assert.Contains(
            answer.ExpectProblem(400, "invalid_request").Json["errors"]!.AsArray(),
            error => (string)error!["pointer"]! == pointer);
    }
}
