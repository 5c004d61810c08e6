using System.Text;
using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.BadInput;

/// <summary>Requests that are wrong around their body: media types, sizes, methods, ids, queries, keys.</summary>
[Collection(ServerCollection.Name)]
public sealed class BadRequestTests(SharedServer shared)
{
    private const string NoSuchUuid = "019ab0c5d2f17c4e8a3b5d6e7f801234";

    private readonly ApiClient api = shared.Api;

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/x-ndjson")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/jsonp")]
    [InlineData("nonsense")]
    public async Task A_body_of_another_media_type_is_refused_with_415(string? mediaType)
    {
        await AssertRefusedAsync([415], target =>
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Endpoints.Purchase(target).ToJsonString()));
            if (mediaType is not null) content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
            return api.SendAsync(HttpMethod.Post, "/v1/purchases", content);
        });
    }

    [Fact]
    public async Task A_compressed_body_is_refused_with_415()
    {
        await AssertRefusedAsync([415], target =>
        {
            var content = ApiClient.Content(Endpoints.Purchase(target));
            content.Headers.ContentEncoding.Add("gzip");
            return api.SendAsync(HttpMethod.Post, "/v1/purchases", content);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_more_than_a_mebibyte_is_refused_with_413_whether_or_not_it_says_so(bool chunked)
    {
        await AssertRefusedAsync([413], target =>
        {
            // Valid, but for its size.
            var text = Endpoints.Purchase(target).ToJsonString() + new string(' ', 1 << 20);
            var content = new StringContent(text, Encoding.UTF8, "application/json");
            (string, string)[] headers = chunked ? [("Transfer-Encoding", "chunked")] : [];
            return api.SendAsync(HttpMethod.Post, "/v1/purchases", content, headers);
        });
    }

    [Fact]
    public async Task A_thousand_lines_are_taken_and_one_more_is_refused()
    {
        var target = await Target.CreateAsync(shared.Server);
        var taken = Bodies.Purchase(target.Member, Lines(1000));
        (await api.PostAsync("/v1/purchases", taken)).Expect(201);

        await AssertRefusedAsync(
            [400], refused => api.PostAsync("/v1/purchases", Bodies.Purchase(refused.Member, Lines(1001))), "/lines");
    }

    [Theory]
    [InlineData("PUT", "/v1/purchases")]
    [InlineData("DELETE", "/v1/programs")]
    [InlineData("PATCH", "/v1/programs/{program}")]
    [InlineData("PUT", "/v1/members/{member}")]
    [InlineData("POST", "/v1/members/{member}/balances")]
    [InlineData("DELETE", "/v1/members/{member}/ledger")]
    [InlineData("PUT", "/v1/redemptions")]
    [InlineData("PUT", "/health/live")]
    public async Task A_method_that_a_path_does_not_have_is_refused_with_those_it_has(string method, string path)
    {
        await AssertRefusedAsync([405], async target =>
        {
            var full = path.Replace("{program}", target.Program, StringComparison.Ordinal)
                .Replace("{member}", target.Member, StringComparison.Ordinal);
            var answer = await api.SendAsync(HttpMethod.Parse(method), full, content: null);
            Assert.NotEmpty(answer.ContentHeaders.Allow);
            return answer;
        });
    }

    [Theory]
    [InlineData("/v1/members/", "pur_" + NoSuchUuid)]
    [InlineData("/v1/members/", "mem_" + NoSuchUuid)]
    [InlineData("/v1/members/", NoSuchUuid)]
    [InlineData("/v1/members/", "mem_019AB0C5D2F17C4E8A3B5D6E7F801234")]
    [InlineData("/v1/members/", "mem_")]
    [InlineData("/v1/members/", "%2e%2e%2f")]
    [InlineData("/v1/members/", "%ff%fe")]
    [InlineData("/v1/members/", "1%27%20OR%201%3D1")]
    [InlineData("/v1/programs/", "mem_" + NoSuchUuid)]
    [InlineData("/v1/programs/", "prg_" + NoSuchUuid)]
    [InlineData("/v1/purchases/", "mem_" + NoSuchUuid)]
    [InlineData("/v1/purchases/", "pur_" + NoSuchUuid)]
    [InlineData("/v1/purchases/", "pur_" + NoSuchUuid + NoSuchUuid)]
    [InlineData("/v1/redemptions/", "pur_" + NoSuchUuid + NoSuchUuid)]
    [InlineData("/v1/redemptions/", "red_" + NoSuchUuid)]
    [InlineData("/v1/redemptions/", "red_" + NoSuchUuid + NoSuchUuid)]
    [InlineData("/v1/nothing-here", "")]
    [InlineData("/v2/members/", "mem_" + NoSuchUuid)]
    [InlineData("/nothing-here", "")]
    public async Task What_is_not_there_is_answered_with_404(string path, string id)
    {
        await AssertRefusedAsync([404], _ => api.GetAsync(path + id));
    }

    [Fact]
    public async Task A_path_that_no_server_routes_is_refused_by_the_web_server_itself()
    {
        (await api.GetAsync("/v1/members/%00")).Expect(400);
        await shared.Api.CreateMemberOfNewProgramAsync();
    }

    [Theory]
    [InlineData("limit", "0")]
    [InlineData("limit", "-1")]
    [InlineData("limit", "201")]
    [InlineData("limit", "abc")]
    [InlineData("limit", "1.5")]
    [InlineData("limit", "1e2")]
    [InlineData("limit", "99999999999999999999")]
    [InlineData("cursor", "garbage")]
    [InlineData("cursor", "Zm9vYmFy")]
    [InlineData("cursor", "%00%01")]
    [InlineData("cursor", "%F0%9F%98%80")]
    [InlineData("programId", "mem_" + NoSuchUuid)]
    [InlineData("programId", "nonsense")]
    public async Task A_bad_query_of_a_list_is_refused(string name, string value) =>
        await AssertRefusedAsync(
            [400, 404], target => api.GetAsync($"/v1/members/{target.Member}/ledger?{name}={value}"));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2025-06-16")]
    [InlineData("2025-06-16T10:00:00")]
    [InlineData("2025-13-16T10:00:00Z")]
    [InlineData("1750068000")]
    public async Task A_bad_as_of_is_refused(string asOf) =>
        await AssertRefusedAsync(
            [400], target => api.GetAsync($"/v1/members/{target.Member}/balances?asOf={asOf}"), "?asOf");

    [Theory]
    [InlineData("")]
    [InlineData("with a blank")]
    [InlineData("tab\there")]
    [InlineData("ключ")]
    [InlineData("overlong")]
    public async Task A_bad_idempotency_key_is_refused(string key)
    {
        if (key == "overlong") key = new string('k', 256);
        await AssertRefusedAsync([400], async target =>
        {
            var answer = await api.RedeemAsync(target.Member, target.Program, 1, key);
            return answer.ExpectProblem(400, "invalid_idempotency_key");
        });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("lpk_test_")]
    [InlineData("lpk_test_bootstrap01_wrongwrongwrongwrongwrongwrong")]
    [InlineData("lpk_live_bootstrap01_s3cretS3cretS3cretS3cretS3cret01")]
    [InlineData("lpk_test_unknown00001_s3cretS3cretS3cretS3cretS3cret01")]
    [InlineData(ServerProcess.BootstrapKey + "x")]
    public async Task Without_a_good_key_nothing_is_done(string? key)
    {
        using var stranger = new ApiClient(api.Address, null);
        (string, string)[] headers = key is null ? [] : [("Authorization", $"Bearer {key}")];
        await AssertRefusedAsync(
            [401], target => stranger.PostAsync("/v1/purchases", Endpoints.Purchase(target), headers));
    }

    private static JsonArray Lines(int count) =>
        [.. Enumerable.Range(1, count).Select(number => Bodies.Line($"{number}", 1_00))];

    /// <summary>Sends one bad request and looks at the answer, and at the shop before and after.</summary>
    private async Task AssertRefusedAsync(
        IReadOnlyList<int> statuses, Func<Target, Task<Answer>> sendAsync, string? pointer = null)
    {
        var target = await Target.CreateAsync(shared.Server);
        var before = await target.PictureAsync();

        var answer = await sendAsync(target);

        var complaint = ProblemCheck.Complaint(answer, statuses, pointer);
        Assert.True(complaint is null, $"{complaint}: {answer}");
        Assert.Equal(before, await target.PictureAsync());
        await api.PostPurchaseAsync(target.Member, 10_00);
    }
}
