using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Analytics;

[Collection(ServerCollection.Name)]
public sealed class AnalyticsSettingsTests(SharedServer shared)
{
    private const string Path = "/v1/analytics/settings";

    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task Settings_are_changed_by_who_has_seen_them_alone()
    {
        var before = (await api.GetAsync(Path)).Expect(200);
        var settings = new { timeZone = "Asia/Shanghai", currency = "CNY", silentAfterDays = 60 };
        (await api.PutAsync(Path, settings)).ExpectProblem(428, "precondition_required");

        var changed = (await api.PutAsync(Path, settings, ("If-Match", before.Header("ETag")!))).Expect(200);

        Assert.Equal(("Asia/Shanghai", 60), ((string)changed.Json["timeZone"]!, (int)changed.Json["silentAfterDays"]!));
        Assert.Equal(changed.Text, (await api.GetAsync(Path)).Expect(200).Text);
        (await api.PutAsync(Path, settings, ("If-Match", before.Header("ETag")!)))
            .ExpectProblem(412, "precondition_failed");
        (await api.PutAsync(
            Path, new { timeZone = "UTC" }, ("If-Match", changed.Header("ETag")!))).Expect(200);
    }

    [Fact]
    public async Task Settings_have_faults_then_all_are_named()
    {
        var answer = await api.PutAsync(
            Path,
            new
            {
                timeZone = "Mars/Olympus", currency = "XXQ", silentAfterDays = 0, researchTags = (string[])["", "a"],
                margin = new { share = 1.5, categories = new { tea = -1 } }, color = "red",
            },
            ("If-Match", "*"));

        answer.ExpectProblem(400, "invalid_request");
        Assert.Equal(
            "/timeZone /currency /silentAfterDays /researchTags/0 /margin/share /margin/categories/tea /color",
            string.Join(' ', answer.Json["errors"]!.AsArray().Select(fault => (string)fault!["pointer"]!)));
    }

    [Fact]
    public async Task Definitions_are_read_as_json_and_as_a_page()
    {
        (await api.GetAsync("/v1/analytics/definitions")).Expect(200);
        var page = await api.SendAsync(
            HttpMethod.Get, "/v1/analytics/definitions", null, [("Accept", "text/markdown")]);

        Assert.StartsWith("# What the numbers mean\n", page.Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_such_alert_then_nobody_acknowledges_it()
    {
        (await api.GetAsync("/v1/analytics/alerts?open=true&kind=rhythm")).Expect(200);
        (await api.GetAsync("/v1/analytics/alerts?open=perhaps")).ExpectProblem(400, "invalid_request");
        (await api.PostAsync($"/v1/analytics/alerts/alr_{new string('0', 64)}/acknowledgement", new { actor = "jo" }))
            .ExpectProblem(404, "alert_not_found");
        (await api.PostAsync("/v1/analytics/alerts/alr_1/acknowledgement", new { }))
            .ExpectProblem(400, "invalid_request");
    }
}
