using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Vouchers;

public sealed class CodeStreamTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private readonly ApiClient api = servers.Api();

    [Fact]
    public async Task Codes_are_asked_for_then_they_come_one_a_line_and_again_for_the_same_key()
    {
        var series = await api.CreateSeriesAsync(VoucherSteps.Card);
        var key = Bodies.Unique("codes");

        var first = await MakeAsync(api, series, key, 2345);
        var again = await MakeAsync(servers.Api(1), series, key, 2345);

        Assert.Equal(first, again);
        Assert.Equal(2345, first.Distinct().Count());
        foreach (var code in (string[])[first[0], first[999], first[1000], first[^1]])
            Assert.Equal(700, (long)(await api.VoucherAsync(code))["balance"]!);
        var other = await api.PostAsync(
            $"/v1/voucher-series/{series}/codes", new { count = 2346, balance = 700 }, ("Idempotency-Key", key));
        other.ExpectProblem(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task Two_processes_are_asked_with_one_key_at_once_then_both_answer_the_same_codes()
    {
        var series = await api.CreateSeriesAsync(VoucherSteps.Card);
        var key = Bodies.Unique("codes");

        var answers = await Race.RunAsync(6, i => MakeAsync(servers.Api(i), series, key, 5500));

        Assert.Equal(5500, answers[0].Distinct().Count());
        Assert.All(answers, codes => Assert.Equal(answers[0], codes));
    }

    [Fact]
    public async Task The_connection_breaks_then_the_same_key_goes_on_under_the_version_it_began_with()
    {
        var series = await api.CreateSeriesAsync(VoucherSteps.FiveOff);
        var key = Bodies.Unique("codes");
        using var response = await BeginAsync(series, key, count: 20_000);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var seen = new List<string>();
        for (var line = 0; line < 1500; line++) seen.Add(CodeOf((await reader.ReadLineAsync())!));
        response.Dispose();
        var next = VoucherSteps.Definition("""{ "kind": "amount", "amount": 700 }""");
        (await api.PutAsync($"/v1/voucher-series/{series}", next, ("If-Match", "*"))).Expect(200);

        var codes = await MakeAsync(servers.Api(1), series, key, 20_000, balance: null);

        Assert.Equal(seen, codes.Take(seen.Count));
        Assert.Equal(20_000, codes.Distinct().Count());
        Assert.Equal(500, (long)(await api.UseAsync(codes[^1])).Expect(201).Json["discount"]!);
    }

    [Fact]
    public async Task Codes_cannot_be_made_then_the_answer_is_a_problem()
    {
        var card = await api.CreateSeriesAsync(VoucherSteps.Card);
        var owners = await api.CreateSeriesAsync(VoucherSteps.FiveOff, ("audience", """{ "members": "owner" }"""));
        Task<Answer> Post(string series) => api.PostAsync(
            $"/v1/voucher-series/{series}/codes", new { count = 5 }, ("Idempotency-Key", Bodies.Unique("codes")));

        (await Post(card)).ExpectProblem(422, "unprocessable");
        (await Post(owners)).ExpectProblem(422, "voucher_owner_required");
        (await Post("vse_01a200355c7c7000804333d1b3c31f58")).ExpectProblem(404, "voucher_series_not_found");
    }

    [Fact]
    public async Task A_file_of_codes_is_taken_over_then_each_line_has_its_own_answer_and_it_may_be_sent_again()
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        var series = await api.CreateSeriesAsync(VoucherSteps.Card);
        var name = Bodies.Unique("OLD");
        string[] lines =
        [
            $$"""{ "code": "{{name}}-A", "balance": 500, "expiresAt": "2150-01-01T00:00:00Z" }""",
            $$"""{ "code": "{{name}}-B", "balance": 700, "memberId": "{{member}}" }""",
            $$"""{ "code": "{{name}}-C" }""",
            $$"""{ "code": "{{name}}-D", "balance": 1, "memberId": "mem_01a200355c7c7000804333d1b3c31f58" }""",
            """{ "code": "1234567890123456", "balance": 1 }""",
            "{",
        ];

        var first = await ImportAsync(series, lines);
        // In one file, lines of several writers have no order between them.
        var again = await ImportAsync(series, [.. lines, $$"""{ "code": "{{name}}-A", "balance": 501 }"""]);

        Assert.Equal([201, 201, 422, 404, 400, 400], first.Select(line => (int)line["status"]!));
        Assert.Equal([201, 201, 422, 404, 400, 400, 409], again.Select(line => (int)line["status"]!));
        Assert.Equal([true, true], again.Take(2).Select(line => (bool)line["replayed"]!));
        Assert.Equal(first[0]["voucher"]!.ToJsonString(), again[0]["voucher"]!.ToJsonString());
        Assert.Equal("2150-01-01T00:00:00Z", (string)(await api.VoucherAsync(name + "-A"))["expiresAt"]!);
        Assert.Equal((member, 700), ((string)(await api.VoucherAsync(name + "b"))["memberId"]!,
            (long)(await api.VoucherAsync(name + "b"))["balance"]!));
    }

    private static async Task<List<string>> MakeAsync(
        ApiClient api, string series, string key, int count, long? balance = 700)
    {
        object body = balance is null ? new { count } : new { count, balance };
        var answer = (await api.PostAsync($"/v1/voucher-series/{series}/codes", body, ("Idempotency-Key", key)))
            .Expect(200);
        Assert.Equal(Batches.MediaType, answer.MediaType);
        var lines = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)
            .ToList();
        Assert.Equal(Enumerable.Range(1, count), lines.Select(line => (int)line["number"]!));
        return lines.ConvertAll(line => (string)line["code"]!);
    }

    private async Task<HttpResponseMessage> BeginAsync(string series, string key, int count)
    {
        using var client = new HttpClient { BaseAddress = api.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/voucher-series/{series}/codes")
        {
            Content = ApiClient.Content(new { count }),
        };
        request.Headers.Authorization = new("Bearer", ServerProcess.BootstrapKey);
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private async Task<List<JsonNode>> ImportAsync(string series, string[] lines)
    {
        var answer = await api.SendAsync(
            HttpMethod.Post, $"/v1/voucher-series/{series}/imports",
            Batches.Content(string.Concat(lines.Select(line => line + '\n'))));
        return [.. answer.Expect(200).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!)];
    }

    private static string CodeOf(string line) => (string)JsonNode.Parse(line)!["code"]!;
}
