using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Simulations;
using LoyaltyPoints.Tests.Programs;

namespace LoyaltyPoints.Core.Tests.Simulations;

public sealed class TierPreviewTests
{
    private static readonly Instant Bought = Instant.From(new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero));
    private static readonly Instant Now = Bought.Plus(TimeSpan.FromDays(10));

    [Theory]
    // A rise comes with the next purchase.
    [InlineData(50_000, "\"spend\": 100000", "\"spend\": 40000", "bronze -> silver")]
    // What is held is left for its year, and then, for the example's grace, until the month's end.
    [InlineData(150_000, "\"spend\": 100000", "\"spend\": 200000", "silver -> bronze, held until 2027-03-14T16:00:00Z")]
    [InlineData(150_000, "\"id\": \"silver\"", "\"id\": \"steel\"", "silver -> steel")]
    [InlineData(150_000, "\"spend\": 100000", "\"spend\": 120000", "stays")]
    public void Another_version_has_other_levels_then_it_is_told_who_would_move(
        long spent, string old, string changed, string expected)
    {
        var current = ShopPrograms.Of(ExamplePrograms.Tiered, 2, 1);
        var other = ShopPrograms.Of(ExamplePrograms.Tiered, 2, 2, (old, changed));
        var catalog = ProgramCatalog.Empty.InEffect(current);

        var move = new TierPreview(other, catalog).Of(Member(catalog, current.ProgramId, spent), Now);

        Assert.Equal(expected, move is null ? "stays"
            : $"{move.From} -> {move.To}" + (move.HeldUntil is { } until ? $", held until {until}" : ""));
    }

    private static MemberState Member(ProgramCatalog catalog, Guid program, long spent)
    {
        var member = new MemberState(1, Guid.Empty);
        member.Put(new Core.Ledger.Account
        {
            TenantId = 1, MemberId = Guid.Empty, ProgramId = program, EnrolledAt = Bought,
        });
        var context = new DecisionContext(member, catalog, Bought, new IdGenerator().At(Bought));
        member.Apply(new EnrolMember(program, Bought).Decide(Guid.Empty, context)!.Complete(context));
        var order = new Order { OccurredAt = Bought, Source = "till", Currency = "CNY", Total = spent };
        foreach (var change in new PostPurchase(order).Decide(Guid.Empty, context).Changes)
            member.Apply(change.Complete(context));
        return member;
    }
}
