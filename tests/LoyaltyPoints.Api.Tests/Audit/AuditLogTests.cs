using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Owasp;
using LoyaltyPoints.Api.Tests.Vouchers;

namespace LoyaltyPoints.Api.Tests.Audit;

/// <summary>What administrators do is recorded with it, whatever it is; and nothing else is.</summary>
public sealed class AuditLogTests(AuditLogTests.Shop shop) : IClassFixture<AuditLogTests.Shop>
{
    private ApiClient Api => shop.Server.Api;

    [Fact]
    public async Task Every_operation_that_only_administrators_may_call_leaves_a_row()
    {
        List<string> complaints = [];
        var done = 0;
        var administrative = shop.Operations.Where(one => one.Method != "GET"
            && ((string?)one.Document["description"] ?? "").EndsWith("Scope: `admin`.", StringComparison.Ordinal)
            && !Administration.Questions.Contains(one.ToString()));
        foreach (var operation in administrative)
        {
            var answer = await Administration.DoAsync(shop.Belongings, operation);
            if (answer is null) complaints.Add($"{operation}: nobody has said how it is done");
            else if (answer.Status >= 300) complaints.Add($"{operation}: {answer}");
            else if (!(await OfAsync(answer)).Any(row => IsOf(row, operation)))
                complaints.Add($"{operation} left no row: {answer}");
            done++;
        }

        Complaints.None(complaints);
        Assert.True(done >= 38, $"{done} were done.");
    }

    [Fact]
    public async Task A_row_says_who_did_what_to_what_from_where()
    {
        var wanted = new { name = "Back office", scopes = (string[])["admin"] };
        var key = (await Api.PostAsync("/v1/api-keys", wanted)).Expect(201).Json;
        using var office = Api.With((string)key["key"]!);
        var body = Definitions.Spend(10_00, 1).ToJsonString();
        var made = (await office.PostAsync("/v1/programs", body, ("X-Request-Id", "office-1"))).Expect(201);

        var row = Assert.Single(await OfAsync(made));

        Assert.Equal("key", (string)row["actor"]!["type"]!);
        Assert.Equal((string)key["id"]!, (string)row["actor"]!["id"]!);
        Assert.Equal("Back office", (string)row["actor"]!["label"]!);
        Assert.Equal("127.0.0.1", (string)row["address"]!);
        Assert.Equal("POST", (string)row["method"]!);
        Assert.Equal((string)made.Json["id"]!, (string)row["target"]!);
        Assert.Equal(201, (int)row["status"]!);
        Assert.Equal("office-1", (string)row["requestId"]!);
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))), (string)row["bodyHash"]!);
    }

    [Fact]
    public async Task Refusals_replays_questions_and_what_tills_do_leave_none()
    {
        var member = shop.Belongings.Target.Member;
        var adjustment = new
        {
            memberId = member, programId = shop.Belongings.Target.Program, units = 5, reason = "r", actor = "a",
        };
        var first = (await Api.PostAsync("/v1/adjustments", adjustment, ("Idempotency-Key", "once"))).Expect(201);
        Assert.Single(await OfAsync(first));
        var replay = (await Api.PostAsync("/v1/adjustments", adjustment, ("Idempotency-Key", "once"))).Expect(201);
        Assert.True(replay.WasReplayed);

        Answer[] others =
        [
            replay,
            await Api.PostAsync("/v1/adjustments", new { }),
            await Api.PostAsync("/v1/purchases", Bodies.Purchase(member, 10_00)),
            await Api.GetAsync("/v1/api-keys"),
        ];

        foreach (var answer in others) Assert.Empty(await OfAsync(answer));
    }

    [Fact]
    public async Task What_is_open_to_others_too_is_recorded_where_only_the_right_of_administrators_opened_it()
    {
        using var office = Api.With(await Api.CreateKeyAsync("admin"));
        using var till = Api.With(await Api.CreateKeyAsync("pos"));

        var byOffice = (await office.PostAsync("/v1/members", new { externalId = Bodies.Unique("m") })).Expect(201);
        var byTill = (await till.PostAsync("/v1/members", new { externalId = Bodies.Unique("m") })).Expect(201);

        Assert.Equal((string)byOffice.Json["id"]!, (string)Assert.Single(await OfAsync(byOffice))["target"]!);
        Assert.Empty(await OfAsync(byTill));
    }

    [Fact]
    public async Task Many_writes_of_one_request_are_counted_and_recorded_as_few()
    {
        var series = await Api.CreateSeriesAsync(VoucherSteps.FiveOff, ("uses", "null"));
        var lines = string.Join('\n', Enumerable.Range(0, 300).Select(i => $$"""{ "code": "AUDIT-{{i}}" }"""));

        var answer = (await Api.SendAsync(
            HttpMethod.Post, $"/v1/voucher-series/{series}/imports", Batches.Content(lines))).Expect(200);

        var rows = await OfAsync(answer);
        Assert.Equal(300, rows.Sum(row => (long)row["writes"]!));
        Assert.InRange(rows.Count, 1, 299);
    }

    [Fact]
    public async Task It_is_read_by_page_actor_target_and_time()
    {
        var key = (await Api.PostAsync("/v1/api-keys", new { name = "reader", scopes = (string[])["admin"] })).Json;
        using var office = Api.With((string)key["key"]!);
        var actor = (string)key["id"]!;
        for (var i = 0; i < 5; i++) await office.CreateProgramAsync(Definitions.Spend(10_00, 1));
        var program = await office.CreateProgramAsync(Definitions.Spend(10_00, 1));

        var all = await office.AllAsync($"/v1/audit-log?actor={actor}", limit: 3);

        Assert.Equal(12, all.Count);
        Assert.Equal(all.Select(row => (string)row["id"]!).OrderDescending(StringComparer.Ordinal),
            all.Select(row => (string)row["id"]!));
        Assert.Equal(2, (await office.AllAsync($"/v1/audit-log?target={program}")).Count);
        Assert.Equal(2, (await office.AllAsync($"/v1/audit-log?target={program}&actor={actor}")).Count);
        Assert.Empty(await office.AllAsync($"/v1/audit-log?actor={actor}&to=2020-01-01T00:00:00Z"));
        Assert.Equal(12, (await office.AllAsync($"/v1/audit-log?actor={actor}&from=2020-01-01T00:00:00Z")).Count);
        (await office.GetAsync("/v1/audit-log?from=yesterday")).ExpectProblem(400, "invalid_request");
        (await office.GetAsync("/v1/audit-log?actor=%20x")).ExpectProblem(400, "invalid_request");
        using var theirs = Api.With(await shop.Server.CreateTenantAsync());
        Assert.Empty(await theirs.AllAsync($"/v1/audit-log?actor={actor}"));
    }

    // Acts of one request have its id, which is new for each unless a test says it.
    private async Task<IReadOnlyList<JsonNode>> OfAsync(Answer answer)
    {
        var id = answer.Header("X-Request-Id")!;
        var all = await Api.AllAsync("/v1/audit-log");
        return [.. all.Where(row => (string)row["requestId"]! == id)];
    }

    private static bool IsOf(JsonNode row, Operation operation) => (string)row["method"]! == operation.Method
        && ((string)row["route"]!).Replace(":int", "", StringComparison.Ordinal) == operation.Path;

    public sealed class Shop : IAsyncLifetime
    {
        public ServerProcess Server { get; private set; } = null!;

        internal Belongings Belongings { get; private set; } = null!;

        public IReadOnlyList<Operation> Operations { get; private set; } = [];

        public async Task InitializeAsync()
        {
            Server = await ServerProcess.StartAsync();
            Belongings = await Belongings.CreateAsync(Server, Server.Api, tenantId: 1);
            Operations = await Operation.AllAsync(Server.Api);
        }

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}
