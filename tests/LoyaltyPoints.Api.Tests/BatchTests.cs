using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.BadInput;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests;

[Collection(ServerCollection.Name)]
public sealed class BatchTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task Each_line_is_answered_in_order_with_a_status_of_its_own()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();

        var answers = await api.PostBatchAsync(
            Purchase(member, 10_00),
            "{ broken",
            Purchase("mem_019ab0c5d2f17c4e8a3b5d6e7f801234", 10_00),
            Bodies.Purchase(member, 10_00).With("total", 11_00).ToJsonString(),
            Purchase(member, 20_00));

        Assert.Equal([201, 400, 404, 422, 201], answers.Select(answer => (int)answer["status"]!));
        Assert.Equal([1, 2, 3, 4, 5], answers.Select(answer => (int)answer["line"]!));
        Assert.Equal(
            ["malformed_json", "member_not_found", "totals_mismatch"],
            answers[1..4].Select(answer => (string)answer["problem"]!["code"]!));
        Assert.Equal([1L, 2L], new[] { answers[0], answers[4] }.Select(Units));
        Assert.Equal(3, await api.AvailableAsync(member, program));
        await api.VerifyAsync(member);
    }

    [Fact]
    public async Task The_same_purchase_twice_in_a_batch_earns_once()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var purchase = Purchase(member, 50_00);

        var answers = await api.PostBatchAsync(purchase, Purchase(member, 10_00), purchase);

        Assert.All(answers, answer => Assert.Equal(201, (int)answer["status"]!));
        Assert.Equal(Text(answers[0]), Text(answers[2]));
        Assert.Equal([false, false, true], answers.Select(Replayed));
        Assert.Equal(6, await api.AvailableAsync(member, program));
    }

    [Fact]
    public async Task One_receipt_with_two_contents_in_a_batch_is_a_conflict_for_the_second()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var receipt = Bodies.Unique("receipt");

        var answers = await api.PostBatchAsync(
            Bodies.Purchase(member, 10_00, receipt).ToJsonString(),
            Bodies.Purchase(member, 20_00, receipt).ToJsonString());

        Assert.Equal([201, 409], answers.Select(answer => (int)answer["status"]!));
        Assert.Equal(1, await api.AvailableAsync(member, program));
    }

    [Fact]
    public async Task A_batch_and_single_posts_of_the_same_purchases_are_one()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var purchases = Enumerable.Range(1, 40).Select(i => Purchase(member, i * 10_00)).ToArray();

        var first = await api.PostBatchAsync(purchases);
        var second = await api.PostBatchAsync(purchases);
        var single = (await api.PostAsync("/v1/purchases", purchases[7])).Expect(201);

        Assert.All(first, answer => Assert.False(Replayed(answer)));
        Assert.All(second, answer => Assert.True(Replayed(answer)));
        Assert.Equal(first.Select(Text), second.Select(Text));
        Assert.True(single.WasReplayed);
        Assert.True(JsonNode.DeepEquals(Purchased(first[7]), single.Json));
        Assert.Equal(820, await api.AvailableAsync(member, program));
    }

    [Fact]
    public async Task Answers_come_while_the_request_is_still_being_sent()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var batch = await StreamingRequest.OpenAsync(
            api.Address, Batches.Path, ServerProcess.BootstrapKey, patience.Token);

        for (var sent = 1; sent <= 3; sent++)
        {
            await batch.SendAsync(Purchase(member, 10_00) + "\n", patience.Token);
            var answer = JsonNode.Parse((await batch.ReadLineAsync("{", patience.Token))!)!;
            Assert.Equal(201, (int)answer["status"]!);
            // Not only answered: done.
            Assert.Equal(sent, await api.AvailableAsync(member, program));
        }

        await batch.EndAsync(patience.Token);
        Assert.Equal("0", await batch.ReadLineAsync("0", patience.Token));
    }

    [Fact]
    public async Task Every_bad_line_is_refused_alone_and_good_lines_between_them_are_taken()
    {
        var target = await Target.CreateAsync(shared.Server);
        // What cannot be in one line of text, or is nothing at all as a line, is no bad line.
        var bad = SpoiltBody.Of(Endpoints.Purchase(target), Endpoints.PurchaseFields)
            .Where(spoilt => !spoilt.Body.Contains((byte)'\n') && !spoilt.Body.Contains((byte)0xFF))
            .Select(spoilt => (spoilt.Name, Line: System.Text.Encoding.UTF8.GetString(spoilt.Body)))
            .Where(spoilt => !string.IsNullOrWhiteSpace(spoilt.Line)).ToArray();
        var good = Enumerable.Range(0, bad.Length).Select(_ => Purchase(target.Member, 10_00)).ToArray();
        var before = await api.AvailableAsync(target.Member, target.Program);

        var answers = await api.PostBatchAsync(
            bad.Zip(good, (line, next) => new[] { line.Line, next }).SelectMany(pair => pair));

        Assert.Equal(2 * bad.Length, answers.Count);
        var taken = bad.Where((_, at) => (int)answers[2 * at]["status"]! is < 400 or > 499).Select(line => line.Name);
        Assert.Empty(taken);
        Assert.All(answers.Where((_, at) => at % 2 == 1), answer => Assert.Equal(201, (int)answer["status"]!));
        Assert.Equal(before + good.Length, await api.AvailableAsync(target.Member, target.Program));
    }

    [Fact]
    public async Task A_line_that_never_ends_is_refused_and_what_came_before_it_is_kept()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();

        var answers = await api.PostBatchAsync(Purchase(member, 10_00), new string('x', 3 << 20));

        Assert.Equal([201, 413], answers.Select(answer => (int)answer["status"]!));
        Assert.Equal(1, await api.AvailableAsync(member, program));
    }

    [Fact]
    public async Task A_sender_that_goes_away_in_the_middle_of_a_line_harms_nobody()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using (var batch = await StreamingRequest.OpenAsync(
            api.Address, Batches.Path, ServerProcess.BootstrapKey, patience.Token))
        {
            await batch.SendAsync(Purchase(member, 10_00) + "\n" + Purchase(member, 20_00)[..50], patience.Token);
            Assert.NotNull(await batch.ReadLineAsync("{", patience.Token));
        }

        await api.PostPurchaseAsync(member, 40_00);
        Assert.Equal(5, await api.AvailableAsync(member, program));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    public async Task A_batch_of_another_media_type_is_refused(string mediaType)
    {
        var content = new StringContent("{}\n", System.Text.Encoding.UTF8, mediaType);
        var answer = await api.SendAsync(HttpMethod.Post, Batches.Path, content);
        answer.ExpectProblem(415, "unsupported_media_type");
    }

    [Fact]
    public async Task An_empty_batch_is_answered_with_no_lines()
    {
        Assert.Empty(await api.PostBatchAsync());
    }

    private static string Purchase(string member, long amount) => Bodies.Purchase(member, amount).ToJsonString();

    private static JsonNode Purchased(JsonNode answer) => answer["purchase"]!;

    private static string Text(JsonNode answer) => Purchased(answer).ToJsonString();

    private static bool Replayed(JsonNode answer) => (bool)answer["replayed"]!;

    private static long Units(JsonNode answer) => (long)Purchased(answer)["results"]![0]!["units"]!;
}
