using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Core.Facts;

/// <summary>A fact as it is made, its texts still written out.</summary>
/// <param name="Fact">Without the numbers of these texts.</param>
/// <param name="Currency">Null where the fact has none; like the others.</param>
public sealed record NewFact(Guid MemberId, MemberFact Fact, string? Currency, string? Place, string? Channel)
{
    private static readonly Dictionary<string, decimal> NoCategories = [];

    /// <summary>Of a purchase as it is recorded.</summary>
    public static NewFact Of(
        Guid id, Guid memberId, Order order, IReadOnlyList<PurchaseResult> results, AnalyticsSettings settings)
    {
        var net = NetSales.Of(order, Returned.Nothing);
        var fact = new MemberFact
        {
            Kind = FactKind.Purchase, At = order.OccurredAt, Tail = TailOf(id), Amount = net,
            Quantity = order.Lines.Sum(static line => line.Quantity),
            Contribution = ContributionOf(order, net, settings.Margin),
            Researched = settings.ResearchTags.Count == 0 ? 0 : Shared(
                order, net, line => line.Tags.Any(settings.ResearchTags.Contains) ? 1 : 0),
            IsPromoted = order.Coupons.Count > 0 || results.Any(static result => result.Campaigns is not null),
        };
        return new NewFact(memberId, fact, order.Currency, order.Store, order.Channel);
    }

    /// <summary>Of a return as it is recorded: what it took off the net sales.</summary>
    /// <param name="before">What had come back before it.</param>
    public static NewFact Of(PurchaseReturn returned, Purchase purchase, Instant occurredAt, Returned before)
    {
        var order = purchase.Order;
        var fact = new MemberFact
        {
            Kind = FactKind.Return, At = occurredAt, Tail = TailOf(returned.Id),
            Amount = NetSales.Of(order, before) - NetSales.Of(order, returned.Progress.Returned),
        };
        return new NewFact(purchase.MemberId, fact, order.Currency, order.Store, order.Channel);
    }

    /// <summary>Of an activity as it is recorded.</summary>
    public static NewFact OfActivity(Guid id, Guid memberId, string type, Instant occurredAt) => new(
        memberId, new MemberFact { Kind = FactKind.Activity, At = occurredAt, Tail = TailOf(id) }, null, type, null);

    /// <summary>Of a referral as it is recorded: what the referrer did.</summary>
    public static NewFact Of(Referral referral) => new(
        referral.ReferrerId,
        new MemberFact { Kind = FactKind.Referral, At = referral.CreatedAt, Tail = TailOf(referral.Id) }, null, null,
        null);

    /// <summary>Of a redemption as it is captured.</summary>
    public static NewFact Of(Redemption redemption) => new(
        redemption.MemberId,
        new MemberFact
        {
            Kind = FactKind.Redemption, Tail = TailOf(redemption.Id),
            // What was captured at once has no end beside its beginning.
            At = redemption.EndedAt == Instant.Never ? redemption.RecordedAt : redemption.EndedAt,
            Amount = redemption.Units - redemption.ReleasedUnits,
        },
        null, PublicId.Format(PublicId.Program, redemption.ProgramId), null);

    /// <summary>Of a member's answer to a survey; null where it tells no satisfaction.</summary>
    public static NewFact? OfFeedback(Guid id, Guid memberId, FeedbackDocument document) =>
        document.Answers.Stance is not { } stance ? null : new NewFact(
            memberId,
            new MemberFact
            {
                Kind = FactKind.Feedback, At = document.OccurredAt, Tail = TailOf(id), Amount = stance,
            },
            null, null, null);

    /// <summary>The last eight bytes of an id.</summary>
    public static long TailOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
    }

    private static long? ContributionOf(Order order, long net, MarginSettings? margin)
    {
        if (margin is null) return null;
        var categories = margin.Categories ?? NoCategories;
        return order.Lines.Count == 0 || categories.Count == 0 ? Rounded(net * margin.Share) : Shared(
            order, net, line => categories.GetValueOrDefault(line.Category ?? "", margin.Share));
    }

    // The net sales lie over the lines as what was paid for them does.
    private static long Shared(Order order, long net, Func<OrderLine, decimal> share)
    {
        var goods = order.Lines.Sum(static line => line.Amount);
        return goods == 0 ? 0 : Rounded(order.Lines.Sum(line => line.Amount * share(line)) / goods * net);
    }

    private static long Rounded(decimal value) => (long)Math.Round(value, MidpointRounding.ToEven);
}
