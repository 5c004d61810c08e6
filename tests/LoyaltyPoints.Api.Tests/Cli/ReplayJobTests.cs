using LoyaltyPoints.Cli.Http;
using LoyaltyPoints.Cli.Replay;
using static LoyaltyPoints.Api.Tests.Cli.SalesText;

namespace LoyaltyPoints.Api.Tests.Cli;

public sealed class ReplayJobTests
{
    private static readonly string[] Shop =
    [
        "1 mug 2 1 3.00 ann", "2 mug 1 1 9.99 bob", "3 cup 5 2 1.50 ann", "C4 mug -1 3 3.00 ann", "5 jar 1 4 20 cid",
        "6 mug 9 5 0.99 bob", "C7 mug -9 6 0.99 bob", "8 cup 1 7 2.00 ann", "C9 cup -6 8 1.50 ann", "C9 pot -1 8 7 ann",
    ];

    private static readonly ReplayRequests Requests = new("prg_1", "shop", "GBP", London);

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(16, false)]
    [InlineData(1, true)]
    [InlineData(3, true)]
    public async Task Everything_is_sent_once_and_each_member_in_order_of_time(int concurrency, bool batched)
    {
        using var service = new FakeService();
        var tally = await RunAsync(service, concurrency, batched);
        Assert.Equal(batched ? 6 : 0, service.Batched);
        Assert.True(tally.IsClean);
        Assert.Equal((3, 0, 6, 4, 0), (tally.MembersCreated, tally.MembersFound, tally.Orders, tally.Returns,
            tally.Replayed));
        Assert.Equal(6 + 9 + 7 + 20 + 8 + 2, tally.UnitsEarned);
        Assert.Equal(4, tally.UnitsTakenBack);
        Assert.Equal("pur_5", tally.PurchaseIds["5"]);
        string[][] members =
            [["ann", "1", "3", "C4/1", "8", "C9/8", "C9/3"], ["bob", "2", "6", "C7/6"], ["cid", "5"]];
        foreach (var steps in members) Assert.Equal(steps, service.Written.Where(steps.Contains));
        Assert.Equal(members.Sum(steps => steps.Length), service.Written.Count);
    }

    [Fact]
    public async Task Sending_it_again_changes_nothing_and_says_so()
    {
        using var service = new FakeService();
        var first = await RunAsync(service, 2);
        var written = service.Written.Count;
        var again = await RunAsync(service, 4, batched: true);
        Assert.True(again.IsClean);
        Assert.Equal(written, service.Written.Count);
        Assert.Equal((0, 3, 10), (again.MembersCreated, again.MembersFound, again.Replayed));
        Assert.Equal((first.UnitsEarned, first.UnitsTakenBack), (again.UnitsEarned, again.UnitsTakenBack));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Connections_that_break_after_the_work_was_done_do_no_harm(bool batched)
    {
        using var service = new FakeService(breakEvery: 3, fullEvery: 3);
        var tally = await RunAsync(service, 2, batched);
        Assert.True(tally.IsClean);
        Assert.Equal((6, 4), (tally.Orders, tally.Returns));
        Assert.Equal(13, service.Written.Count);
        Assert.NotEqual(0, tally.Replayed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refused_order_is_counted_by_its_code_and_its_returns_are_not_sent(bool batched)
    {
        using var service = new FakeService();
        service.Refuses.Add("1");
        var tally = await RunAsync(service, 2, batched);
        Assert.False(tally.IsClean);
        Assert.Equal(1, tally.NotSent);
        var (code, (count, first)) = Assert.Single(tally.Refusals);
        Assert.Equal(("purchase: refused_here", 1, "1: Because."), (code, count, first));
        Assert.DoesNotContain("C4/1", service.Written);
    }

    private static async Task<ReplayTally> RunAsync(FakeService service, int concurrency, bool batched = false)
    {
        var plan = SalesContent.Of(Lines(Shop), "C", 2, out var faults).Plan;
        Assert.Empty(faults);
        var sent = 0;
        using var client = new LoyaltyClient(
            new Uri("http://service.test/"), "lpk_test_a_b", new ImmediateTime(), new Kept(service));
        var tally = await ReplayJob.RunAsync(client, Requests, plan, concurrency, batched,
            steps => Interlocked.Add(ref sent, steps), CancellationToken.None);
        Assert.Equal(plan.Steps.Count, sent);
        return tally;
    }

    /// <summary>Lets a service outlive the client that spoke to it.</summary>
    private sealed class Kept(HttpMessageHandler service) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker invoker = new(service, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            invoker.SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            invoker.Dispose();
            base.Dispose(disposing);
        }
    }
}
