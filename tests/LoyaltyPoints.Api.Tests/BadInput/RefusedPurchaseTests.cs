using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.BadInput;

/// <summary>Bodies that are well-formed and say something that cannot be.</summary>
[Collection(ServerCollection.Name)]
public sealed class RefusedPurchaseTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Theory]
    [InlineData("/total", "9999")]
    [InlineData("/total", "0")]
    [InlineData("/shipping", "1")]
    [InlineData("/tax", "1")]
    [InlineData("/lines/0/amount", "6001")]
    [InlineData("/lines/0/tax", "1")]
    public async Task Numbers_that_do_not_add_up_are_refused_with_both_sums(string pointer, string value)
    {
        var answer = (await SendSpoiltAsync(pointer, value)).ExpectProblem(422, "totals_mismatch");
        if (pointer == "/total" && value == "9999")
        {
            Assert.Contains("9999", answer.Text);
            Assert.Contains("10000", answer.Text);
        }
    }

    [Fact]
    public async Task More_tax_than_amount_is_refused() =>
        Assert.Contains((await SendSpoiltAsync("/lines/0/tax", "6001")).Status, (int[])[400, 422]);

    [Fact]
    public async Task Two_lines_of_one_id_are_refused() =>
        Assert.Contains((await SendSpoiltAsync("/lines/1/id", "\"1\"")).Status, (int[])[400, 422]);

    [Fact]
    public async Task A_purchase_that_lies_ahead_is_refused() =>
        (await SendSpoiltAsync("/occurredAt", "\"2100-01-01T00:00:00Z\"")).ExpectProblem(422, "occurred_in_future");

    [Fact]
    public async Task A_purchase_of_nobody_is_refused() =>
        (await SendSpoiltAsync("/member/id", "\"mem_019ab0c5d2f17c4e8a3b5d6e7f801234\""))
            .ExpectProblem(404, "member_not_found");

    [Fact]
    public async Task A_purchase_of_an_unknown_external_id_is_refused() =>
        (await SendSpoiltAsync("/member", """{ "externalId": "nobody" }""")).ExpectProblem(404, "member_not_found");

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "id": "mem_019ab0c5d2f17c4e8a3b5d6e7f801234", "externalId": "x" }""")]
    [InlineData("""{ "identifier": "phone" }""")]
    [InlineData("""{ "identifier": ":" }""")]
    public async Task A_member_named_in_no_way_or_in_two_is_refused(string member) =>
        Assert.Contains((await SendSpoiltAsync("/member", member)).Status, (int[])[400, 404]);

    [Fact]
    public async Task Units_beyond_what_a_number_holds_are_refused_and_leave_the_balance_as_it_was()
    {
        const long largest = 1_000_000_000_000_000;
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 1, units: 1_000_000));
        var member = await api.CreateMemberAsync(program);
        await api.PostPurchaseAsync(member, 10_00);

        (await api.PostAsync("/v1/purchases", Bodies.Purchase(member, largest))).ExpectProblem(422, "amount_overflow");

        Assert.Equal(1_000_000_000, await api.AvailableAsync(member, program));
        await api.VerifyAsync(member);
    }

    [Fact]
    public async Task One_receipt_with_two_contents_is_a_conflict_and_keeps_the_first()
    {
        var target = await Target.CreateAsync(shared.Server);
        var receipt = Bodies.Unique("receipt");
        var first = (await api.PostAsync("/v1/purchases", Bodies.Purchase(target.Member, 20_00, receipt))).Expect(201);
        var before = await target.PictureAsync();

        (await api.PostAsync("/v1/purchases", Bodies.Purchase(target.Member, 20_01, receipt)))
            .ExpectProblem(409, "purchase_conflict");

        Assert.Equal(before, await target.PictureAsync());
        var again = await api.PostAsync("/v1/purchases", Bodies.Purchase(target.Member, 20_00, receipt));
        Assert.Equal(first.Text, again.Expect(201).Text);
    }

    [Theory]
    [InlineData("""{ "amount": 10001 }""")]
    [InlineData("""{ "lines": [{ "lineId": "1", "quantity": 2 }] }""")]
    [InlineData("""{ "lines": [{ "lineId": "1", "quantity": 1, "amount": 10001 }] }""")]
    public async Task A_return_of_more_than_was_bought_is_refused(string what) =>
        (await ReturnAsync(what)).ExpectProblem(422, "return_exceeds_purchase");

    [Theory]
    [InlineData("""{ "lines": [{ "lineId": "9", "quantity": 1 }] }""")]
    [InlineData("""{ "lines": [] }""")]
    [InlineData("""{ "amount": 1, "lines": [{ "lineId": "1", "quantity": 1 }] }""")]
    [InlineData("{}")]
    public async Task A_return_of_nothing_of_something_else_or_said_twice_is_refused(string what) =>
        Assert.Contains((await ReturnAsync(what)).Status, (int[])[400, 404, 422]);

    private async Task<Answer> ReturnAsync(string what)
    {
        var target = await Target.CreateAsync(shared.Server);
        var before = await target.PictureAsync();
        var body = Bodies.Return(0).Without("amount");
        foreach (var (name, value) in JsonNode.Parse(what)!.AsObject()) body[name] = value?.DeepClone();
        var answer = await api.PostAsync($"/v1/purchases/{target.Purchase}/returns", body);
        return await CheckedAsync(target, answer, before);
    }

    private async Task<Answer> SendSpoiltAsync(string pointer, string value)
    {
        var target = await Target.CreateAsync(shared.Server);
        var before = await target.PictureAsync();
        JsonNode place = Endpoints.Purchase(target);
        var body = place;
        var names = pointer.Split('/')[1..];
        foreach (var name in names[..^1]) place = place is JsonArray list ? list[int.Parse(name)]! : place[name]!;
        place[names[^1]] = JsonNode.Parse(value);
        return await CheckedAsync(target, await api.PostAsync("/v1/purchases", body), before);
    }

    /// <summary>The answer is a problem, nothing changed, and the shop goes on.</summary>
    private async Task<Answer> CheckedAsync(Target target, Answer answer, string before)
    {
        var complaint = ProblemCheck.Complaint(answer, [400, 404, 409, 422]);
        Assert.True(complaint is null, $"{complaint}: {answer}");
        Assert.Equal(before, await target.PictureAsync());
        await api.PostPurchaseAsync(target.Member, 10_00);
        return answer;
    }
}
