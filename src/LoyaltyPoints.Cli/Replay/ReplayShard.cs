using LoyaltyPoints.Cli.Http;
using LoyaltyPoints.Cli.Sales;

namespace LoyaltyPoints.Cli.Replay;

/// <summary>Sends the steps of some members, one after the other.</summary>
/// <param name="batchSize">1 sends each purchase alone, more sends so many together.</param>
/// <param name="sent">Called with the number of steps that were just answered.</param>
internal sealed class ReplayShard(LoyaltyClient client, ReplayRequests requests, int batchSize, Action<int> sent)
{
    private readonly HashSet<string> members = [];
    private readonly List<SaleOrder> waiting = [];

    /// <summary>Complete only when <see cref="RunAsync"/> has ended.</summary>
    public ReplayTally Tally { get; } = new();

    public async Task RunAsync(IReadOnlyList<ReplayStep> steps, CancellationToken cancellation)
    {
        foreach (var step in steps)
        {
            if (members.Add(step.Order.Customer)) await EnsureMemberAsync(step.Order, cancellation);
            if (step.Return is { } back)
            {
                // A member's own order of things is kept: what waits of this member goes first.
                if (waiting.Exists(order => order.Customer == step.Order.Customer)) await FlushAsync(cancellation);
                await SendReturnAsync(back, cancellation);
                continue;
            }

            waiting.Add(step.Order);
            if (waiting.Count >= batchSize) await FlushAsync(cancellation);
        }

        await FlushAsync(cancellation);
    }

    private async Task EnsureMemberAsync(SaleOrder first, CancellationToken cancellation)
    {
        var created = await client.CreateMemberAsync(requests.Member(first), cancellation);
        if (created.Value is not null)
        {
            Tally.MembersCreated++;
            return;
        }

        if (created.Code != "identifier_taken")
        {
            Tally.Refused("member", first.Customer, created.Code, created.Detail);
            return;
        }

        // Known from an earlier run, or from the shop's own work: then perhaps not yet in this program.
        var found = await client.FindMemberAsync(first.Customer, cancellation);
        if (found.Value?.Data is not [var member])
        {
            Tally.Refused("member", first.Customer, found.Code, found.Detail);
            return;
        }

        var enrolled = await client.EnrollAsync(member.Id, requests.Enrollment(first), cancellation);
        if (enrolled.Value is null && enrolled.Code != "already_enrolled")
            Tally.Refused("enrolment", first.Customer, enrolled.Code, enrolled.Detail);
        Tally.MembersFound++;
    }

    private async Task SendReturnAsync(SaleReturn back, CancellationToken cancellation)
    {
        if (Tally.PurchaseIds.TryGetValue(back.Order.Invoice, out var purchaseId))
        {
            var request = requests.Return(back);
            var answer = await client.PostReturnAsync(purchaseId, request, cancellation);
            Tally.Return(request, requests.Program, answer);
        }
        else
        {
            Tally.NotSent++;
        }

        sent(1);
    }

    private async Task FlushAsync(CancellationToken cancellation)
    {
        if (waiting.Count == 0) return;
        var purchases = waiting.ConvertAll(requests.Purchase);
        IReadOnlyList<Answer<PurchaseView>> answers = batchSize == 1
            ? [await client.PostPurchaseAsync(purchases[0], cancellation)]
            : await client.PostBatchAsync(purchases, cancellation);
        for (var i = 0; i < answers.Count; i++)
            Tally.Purchase(waiting[i].Invoice, requests.Program, answers[i]);
        sent(waiting.Count);
        waiting.Clear();
    }
}
