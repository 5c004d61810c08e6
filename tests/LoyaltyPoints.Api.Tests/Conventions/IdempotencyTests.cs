using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Conventions;

[Collection(ServerCollection.Name)]
public sealed class IdempotencyTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    public static TheoryData<string> Writes => ["purchase", "return", "redemption", "reversal", "adjustment", "member"];

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task The_same_key_and_content_are_answered_as_the_first_time(string what)
    {
        var (path, body, _) = await WriteAsync(what);
        var key = Bodies.Unique("same");

        var first = await api.PostAsync(path, body, ("Idempotency-Key", key));
        var second = await api.PostAsync(path, body, ("Idempotency-Key", key));

        Assert.Contains(first.Status, (int[])[200, 201]);
        Assert.False(first.WasReplayed);
        Assert.True(second.WasReplayed, second.ToString());
        Assert.Equal((first.Status, first.Text), (second.Status, second.Text));
        Assert.Equal(first.Header("Location"), second.Header("Location"));
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task The_same_key_with_other_content_is_refused_and_changes_nothing(string what)
    {
        var (path, body, other) = await WriteAsync(what);
        var key = Bodies.Unique("other");
        var first = await api.PostAsync(path, body, ("Idempotency-Key", key));

        (await api.PostAsync(path, other, ("Idempotency-Key", key))).ExpectProblem(422, "idempotency_key_reused");

        var again = await api.PostAsync(path, body, ("Idempotency-Key", key));
        Assert.Equal((first.Status, first.Text), (again.Status, again.Text));
    }

    [Fact]
    public async Task One_key_belongs_to_one_operation()
    {
        var (path, body, _) = await WriteAsync("redemption");
        var (otherPath, otherBody, _) = await WriteAsync("adjustment");
        var key = Bodies.Unique("operation");
        Assert.Equal(201, (await api.PostAsync(path, body, ("Idempotency-Key", key))).Status);

        (await api.PostAsync(otherPath, otherBody, ("Idempotency-Key", key)))
            .ExpectProblem(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task The_longest_key_is_taken()
    {
        var (path, body, _) = await WriteAsync("redemption");
        var key = Bodies.Unique("longest").PadRight(255, '~');

        (await api.PostAsync(path, body, ("Idempotency-Key", key))).Expect(201);
        Assert.True((await api.PostAsync(path, body, ("Idempotency-Key", key))).WasReplayed);
    }

    [Fact]
    public async Task A_purchase_and_a_return_are_known_by_their_receipts_without_any_key()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var purchase = Bodies.Purchase(member, 100_00);
        var first = (await api.PostAsync("/v1/purchases", purchase)).Expect(201);
        var returns = $"/v1/purchases/{(string)first.Json["id"]!}/returns";
        var taken = Bodies.Return(30_00);
        var firstReturn = (await api.PostAsync(returns, taken)).Expect(201);

        var second = (await api.PostAsync("/v1/purchases", purchase)).Expect(201);
        var secondReturn = (await api.PostAsync(returns, taken)).Expect(201);

        Assert.True(second.WasReplayed && secondReturn.WasReplayed);
        Assert.Equal((first.Text, firstReturn.Text), (second.Text, secondReturn.Text));
        Assert.Equal(7, await api.AvailableAsync(member, program));
    }

    [Fact]
    public async Task What_a_body_says_counts_and_not_how_it_is_written()
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        var body = Bodies.Purchase(member, 10_00);
        var first = (await api.PostAsync("/v1/purchases", body)).Expect(201);
        var turned = new System.Text.Json.Nodes.JsonObject(
            body.Reverse().Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));

        var second = (await api.PostAsync("/v1/purchases", "\n " + turned.ToJsonString() + "  ")).Expect(201);

        Assert.True(second.WasReplayed);
        Assert.Equal(first.Text, second.Text);
    }

    /// <summary>A write of some kind that the server takes, and one that differs a little from it.</summary>
    private async Task<(string Path, object Body, object Other)> WriteAsync(string what)
    {
        var (programId, memberId) = await api.CreateMemberOfNewProgramAsync();
        await api.GrantAsync(memberId, programId, 100);
        switch (what)
        {
            case "purchase":
                var receipt = Bodies.Unique("receipt");
                return ("/v1/purchases", Bodies.Purchase(memberId, 10_00, receipt), Bodies.Purchase(memberId, 10_00));
            case "return":
                var purchase = (string)(await api.PostPurchaseAsync(memberId, 100_00))["id"]!;
                return ($"/v1/purchases/{purchase}/returns", Bodies.Return(10_00), Bodies.Return(10_00));
            case "redemption":
                return ("/v1/redemptions", new { memberId, programId, units = 5, mode = "capture" },
                    new { memberId, programId, units = 6, mode = "capture" });
            case "reversal":
                var redemption = (string)(await api.RedeemAsync(memberId, programId, 50)).Expect(201).Json["id"]!;
                return ($"/v1/redemptions/{redemption}/reverse", new { units = 5 }, new { units = 6 });
            case "adjustment":
                return ("/v1/adjustments", new { memberId, programId, units = 5, reason = "goodwill", actor = "chen" },
                    new { memberId, programId, units = 5, reason = "mistake", actor = "chen" });
            case "member":
                return ("/v1/members", new { externalId = Bodies.Unique("customer") },
                    new { externalId = Bodies.Unique("customer") });
            default:
                throw new ArgumentOutOfRangeException(nameof(what));
        }
    }
}
