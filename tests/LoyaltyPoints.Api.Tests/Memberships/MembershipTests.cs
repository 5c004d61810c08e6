using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using static LoyaltyPoints.Api.Tests.Memberships.Club;

namespace LoyaltyPoints.Api.Tests.Memberships;

/// <summary>Paid memberships as a checkout sees them.</summary>
[Collection(ServerCollection.Name)]
public sealed class MembershipTests(SharedServer shared)
{
    [Fact]
    public async Task A_member_joins_and_pays_then_the_membership_tells_its_course()
    {
        var club = await OpenAsync(shared.Api);

        var joined = (await club.JoinAsync("monthly", Paying(10_00, "ch-1"))).Expect(201);
        var id = (string)joined.Json["id"]!;
        Assert.StartsWith("vip_", id, StringComparison.Ordinal);
        Assert.Equal($"/v1/vip-memberships/{id}", joined.Header("Location"));
        Assert.Equal(("active", true, "monthly", "Club monthly"), (
            (string)joined.Json["status"]!, (bool)joined.Json["hasBenefits"]!, (string)joined.Json["planId"]!,
            (string)joined.Json["planName"]!));
        Assert.Equal(("initial", 10_00, "ch-1", 50), Shown(joined.Json["payment"]!));
        Assert.Equal(50, (long)joined.Json["balance"]!["available"]!);
        Assert.Null(joined.Json["trialUntil"]);

        var renewed = (await club.PostAsync(id, "renewals", new { payment = Paying(9_00, "ch-2") })).Expect(201).Json;
        Assert.Equal((string)joined.Json["paidUntil"]!, (string)renewed["payment"]!["periodFrom"]!);
        Assert.Equal((string)renewed["paidUntil"]!, (string)renewed["payment"]!["periodTo"]!);

        var seen = await club.GetAsync(id);
        Assert.Equal(("active", "pastDue", (string)renewed["paidUntil"]!), (
            (string)seen["status"]!, (string)seen["next"]!["status"]!, (string)seen["next"]!["at"]!));
        Assert.Equal(
            [("initial", 10_00, "ch-1", 50), ("renewal", 9_00, "ch-2", 50)],
            seen["payments"]!.AsArray().Select(payment => Shown(payment!)));
        Assert.Equal(100, await club.AvailableAsync());
        await club.Api.VerifyAsync(club.Member);
    }

    [Fact]
    public async Task A_trial_needs_no_payment_and_is_given_once()
    {
        var club = await OpenAsync(shared.Api);

        var trial = (await club.JoinAsync("yearly")).Expect(201).Json;
        Assert.Equal(("trialing", (string)trial["trialUntil"]!), (
            (string)trial["status"]!, (string)trial["paidUntil"]!));
        Assert.Null(trial["payment"]);
        (await club.JoinAsync("monthly", Paying(10_00))).ExpectProblem(409, "already_member");
        (await club.PostAsync((string)trial["id"]!, "cancellation", new { at = "now" })).Expect(200);

        (await club.JoinAsync("yearly")).ExpectProblem(422, "payment_required");
        (await club.JoinAsync("yearly", Paying(365_00))).Expect(201);
        Assert.Equal("cancelled", (string)(await club.GetAsync((string)trial["id"]!))["status"]!);
    }

    [Fact]
    public async Task A_payment_is_sent_again_then_it_is_answered_again_and_with_other_content_refused()
    {
        var club = await OpenAsync(shared.Api);
        var reference = Bodies.Unique("charge");
        var first = (await club.JoinAsync("monthly", Paying(10_00, reference))).Expect(201);

        var again = (await club.JoinAsync("monthly", Paying(10_00, reference))).Expect(201);

        Assert.True(again.WasReplayed);
        Assert.Equal((first.Text, first.Header("Location")), (again.Text, again.Header("Location")));
        (await club.JoinAsync("yearly", Paying(10_00, reference))).ExpectProblem(409, "payment_conflict");
        (await club.PostAsync((string)first.Json["id"]!, "renewals", new { payment = Paying(10_00, reference) }))
            .ExpectProblem(409, "payment_conflict");
        var other = await OpenAsync(shared.Api);
        (await other.JoinAsync("monthly", Paying(10_00, reference))).ExpectProblem(409, "payment_conflict");
        Assert.Equal((50, 0), (await club.AvailableAsync(), await other.AvailableAsync()));
    }

    [Fact]
    public async Task A_cancelled_membership_runs_to_its_end_and_cannot_be_renewed()
    {
        var club = await OpenAsync(shared.Api);
        var id = await club.JoinedAsync("monthly", 10_00);

        var cancelled = (await club.PostAsync(id, "cancellation", new { at = "periodEnd" })).Expect(200).Json;

        Assert.Equal(("active", (string)cancelled["paidUntil"]!, "cancelled"), (
            (string)cancelled["status"]!, (string)cancelled["endsAt"]!, (string)cancelled["next"]!["status"]!));
        Assert.NotNull(cancelled["cancelledAt"]);
        (await club.PostAsync(id, "renewals", new { payment = Paying(9_00) }))
            .ExpectProblem(409, "membership_cancelled");
        (await club.PostAsync(id, "cancellation", new { at = "periodEnd" })).ExpectProblem(409, "membership_cancelled");
        var ended = (await club.PostAsync(id, "cancellation", new { at = "now" })).Expect(200).Json;
        Assert.Equal(("cancelled", false), ((string)ended["status"]!, (bool)ended["hasBenefits"]!));
        Assert.Null(ended["next"]);
    }

    [Fact]
    public async Task Another_plan_costs_its_fee_less_what_is_unused_and_the_refusal_says_both()
    {
        var club = await OpenAsync(shared.Api);
        var id = await club.JoinedAsync("monthly", 10_00);

        var refusal = (await club.PostAsync(id, "plan", new { planId = "yearly", payment = Paying(1) }))
            .ExpectProblem(422, "payment_mismatch");
        var said = ((string)refusal.Json["detail"]!).Split(' ');
        Assert.Equal("/payment/amount", (string)refusal.Json["errors"]![0]!["pointer"]!);
        (await club.PostAsync(id, "plan", new { planId = "yearly" })).ExpectProblem(422, "payment_required");
        (await club.PostAsync(id, "plan", new { planId = "gold" })).ExpectProblem(422, "plan_not_found");
        (await club.PostAsync(id, "plan", new { planId = "monthly" })).ExpectProblem(422, "same_plan");

        var due = long.Parse(said[0]);
        var changed = (await club.PostAsync(id, "plan", new { planId = "yearly", payment = Paying(due) }))
            .Expect(200).Json;

        var payment = changed["payment"]!;
        Assert.Equal(("upgrade", 365_00, due), (
            (string)payment["kind"]!, (long)payment["fee"]!, (long)payment["fee"]! - (long)payment["credit"]!));
        Assert.InRange((long)payment["credit"]!, 9_00, 10_00);
        Assert.Equal("yearly", (string)changed["planId"]!);
        Assert.Equal(550, await club.AvailableAsync());
    }

    [Fact]
    public async Task A_refund_takes_the_units_back_and_ends_it()
    {
        var club = await OpenAsync(shared.Api);
        var id = await club.JoinedAsync("monthly", 10_00);
        (await club.Api.RedeemAsync(club.Member, club.Program, 20)).Expect(201);

        var refunded = (await club.PostAsync(id, "refund", new { reason = "Changed their mind" })).Expect(200).Json;

        Assert.Equal("cancelled", (string)refunded["status"]!);
        Assert.Equal(("refund", 10_00, "Changed their mind"), (
            (string)refunded["payment"]!["kind"]!, (long)refunded["payment"]!["amount"]!,
            (string)refunded["payment"]!["reason"]!));
        Assert.Equal(-20, (long)refunded["balance"]!["available"]!);
        (await club.PostAsync(id, "refund", new { reason = "Again" })).ExpectProblem(422, "nothing_to_refund");
        await club.Api.VerifyAsync(club.Member);
    }

    [Fact]
    public async Task A_membership_that_is_paid_once_has_no_end()
    {
        var club = await OpenAsync(shared.Api);
        var id = await club.JoinedAsync("once", 500_00);

        var seen = await club.GetAsync(id);

        Assert.Equal((null, null), (seen["paidUntil"], seen["next"]));
        (await club.PostAsync(id, "renewals", new { payment = Paying(0) })).ExpectProblem(422, "paid_for_ever");
        (await club.PostAsync(id, "cancellation", new { at = "periodEnd" })).ExpectProblem(422, "paid_for_ever");
    }

    private static (string, long, string?, long) Shown(JsonNode payment) => (
        (string)payment["kind"]!, (long)payment["amount"]!, (string?)payment["reference"], (long)payment["units"]!);
}
