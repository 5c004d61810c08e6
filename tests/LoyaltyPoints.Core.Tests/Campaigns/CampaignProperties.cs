using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Tests.Rules;
using static LoyaltyPoints.Core.Tests.Campaigns.Desk;

namespace LoyaltyPoints.Core.Tests.Campaigns;

/// <summary>What holds for any campaigns, purchases and returns; a failure names the seed that shows it.</summary>
public sealed class CampaignProperties
{
    private const int Seeds = 300;

    [Fact]
    public void A_purchase_comes_back_in_pieces_then_it_ends_as_if_in_one_and_budgets_get_the_difference()
    {
        var withCampaigns = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var (pieces, whole) = (new Counter(random), new Counter(new Random(seed)));
            var total = random.Next(1, 40) * 100L;
            var (sold, again) = (pieces.Sell(total), whole.Sell(total));
            Assert.Equal(sold.Results[0].Units, again.Results[0].Units);
            if (sold.Results[0].Campaigns is { Count: > 0 }) withCampaigns++;

            var back = random.NextInt64(1, total + 1);
            for (var left = back; left > 0;)
            {
                var piece = random.NextInt64(1, left + 1);
                pieces.TakeBack(piece);
                left -= piece;
            }

            whole.TakeBack(back);
            Assert.True(
                (pieces.Units, pieces.Balance) == (whole.Units, whole.Balance) && pieces.Left.SequenceEqual(whole.Left)
                    && pieces.Units == pieces.Balance, $"seed {seed}");
            Assert.True(pieces.UsesAgree && whole.UsesAgree, $"seed {seed}");

            if (total > back) pieces.TakeBack(total - back);
            Assert.True(pieces is { Units: 0, Balance: 0, Sums: (0, 0, 0) }, $"seed {seed}");
        }

        Assert.InRange(withCampaigns, Seeds / 2, Seeds);
    }

    /// <summary>One member, one purchase, and what campaigns and budgets are told of it.</summary>
    private sealed class Counter
    {
        private static readonly IdGenerator Ids = new();
        private readonly ProgramCatalog catalog;
        private readonly MemberState member = new(1, Guid.Empty);
        private readonly Dictionary<Guid, long> budgets = [];
        private readonly Dictionary<Guid, (long Purchases, long Units, long Money)> sums = [];
        private Purchase? sold;
        private ReturnProgress? progress;

        public Counter(Random random)
        {
            Campaign[] campaigns =
                [.. Enumerable.Range(0, random.Next(1, 5)).Select(at => Any(random, (char)('A' + at)))];
            foreach (var campaign in campaigns) budgets[campaign.Id] = random.Next(0, 40);
            catalog = new ProgramCatalog(
                [new ProgramVersions(Plain.ProgramId, [new PublishedVersion(Instant.Beginning, Plain)])],
                [.. campaigns.Select(one => new CampaignVersions(
                    one.Id, Plain.ProgramId, [new Lazy<Campaign>(one)], isStopped: false))]);
            member.Put(new Account
            {
                TenantId = 1, MemberId = Guid.Empty, ProgramId = Plain.ProgramId, EnrolledAt = Instant.Beginning,
            });
        }

        public long Units => progress!.Units[Plain.ProgramId];

        public long Balance => member.Account(Plain.ProgramId)!.BalanceAt(Given.SaturdayMorning).Available;

        /// <summary>What each campaign has given still.</summary>
        public IReadOnlyList<(Guid Id, long Units)> Left => [.. (sold!.Results[0].Campaigns ?? []).Select(
            one => (one.CampaignId, progress!.Campaigns?[one.CampaignId] ?? one.Units))];

        /// <summary>Whether the sum of all changes is what the purchase says it has.</summary>
        public bool UsesAgree => Left.All(one => sums.GetValueOrDefault(one.Id).Units == one.Units);

        public (long Purchases, long Units, long Money) Sums => (
            sums.Values.Sum(one => Math.Abs(one.Purchases)), sums.Values.Sum(one => Math.Abs(one.Units)),
            sums.Values.Sum(one => Math.Abs(one.Money)));

        public Purchase Sell(long total)
        {
            var decision = new PostPurchase(Given.Total(total)).Decide(Guid.Empty, Context());
            Apply(decision.Changes);
            sold = decision.Value!;
            progress = ReturnProgress.Before(sold);
            return sold;
        }

        public void TakeBack(long amount)
        {
            var decision = new PostReturn(sold!, new ReturnPiece(null, amount), Given.SaturdayMorning)
                .Decide(Guid.Empty, progress!, Context());
            Apply(decision.Changes);
            progress = decision.Value!.Progress;
            var result = decision.Value.Results[0];
            Assert.Equal(result.RemainingUnits, result.Explanation.Sum(row => row.Exact));
        }

        private DecisionContext Context() => new(member, catalog, Given.SaturdayMorning, Ids.At(Given.SaturdayMorning))
        {
            Budgets = new CountedBudgets(budgets),
        };

        private void Apply(IReadOnlyList<AccountChange> changes)
        {
            foreach (var change in changes)
            {
                member.Apply(change.Complete(Context()));
                foreach (var use in change.Campaigns)
                {
                    var sum = sums.GetValueOrDefault(use.CampaignId);
                    sums[use.CampaignId] =
                        (sum.Purchases + use.Purchases, sum.Units + use.Units, sum.Money + use.Money);
                }
            }
        }

        private static Campaign Any(Random random, char name)
        {
            string[] earns =
            [
                """{ "kind": "add", "units": 5 }""", """{ "kind": "spend", "per": 300, "units": 2 }""",
                """{ "kind": "multiply", "by": 3 }""", """{ "kind": "fixed", "units": 2.5 }""",
                """{ "kind": "multiply", "by": 1.5, "stack": true }""",
            ];
            string[] stackings = ["add", "add", "best", "exclusive"];
            var more = $", \"stacking\": \"{stackings[random.Next(stackings.Length)]}\"";
            if (random.Next(2) == 0) more += """, "audience": { "order.total": { "gte": 700 } } """;
            if (random.Next(3) == 0) more += """, "caps": [ { "units": 9, "per": "day" } ] """;
            if (random.Next(2) == 0) more += """, "budget": { "units": 1000 } """;
            return Campaign(name, earns[random.Next(earns.Length)], more);
        }
    }
}
