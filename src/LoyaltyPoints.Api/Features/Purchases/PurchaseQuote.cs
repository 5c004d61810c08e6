using System.Buffers;
using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Features.Rewards;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rewards;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Rewards;

namespace LoyaltyPoints.Api.Features.Purchases;

/// <summary>
/// Decides a purchase like the writer does, over what is committed now, and throws the decision away.
/// </summary>
internal sealed class PurchaseQuote(ReadPool readers, MemberReader members, TenantTime time)
{
    private static readonly RewardJson Json = new(StrictJson.NewOptions());

    public IResult Answer(Caller caller, PurchaseRequest request, PurchaseIntake intake)
    {
        if (intake.Check(caller, request) is { } problem) return problem;
        return intake.FindMember(caller.TenantId, request.Member!) is { } memberId
            ? readers.Read(session => Decide(session, caller, memberId, PurchaseIntake.OrderOf(request)))
            : Writes.Problem(MemberRows.NotFound("/member"));
    }

    private IResult Decide(Storage.Session session, Caller caller, Guid memberId, Order order)
    {
        var (command, now) = (new PostPurchase(order), time.Now(session, caller));
        var context = members.Find(
            session, caller.TenantId, memberId, now, order.OccurredAt,
            (member, catalog) => command.Counters(member, catalog)
                .Concat(RewardOffers.Counters(member, catalog, now)),
            forRewards: true);
        if (context is null) return Writes.Problem(MemberRows.NotFound("/member"));
        var decision = command.Decide(context.Ids.Next(), context);
        if (decision.Value is not { } purchase) return Writes.Problem(decision.Refusal!);
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("memberId"u8, Core.PublicId.Format(Core.PublicId.Member, memberId));
            writer.WritePropertyName("results"u8);
            writer.WriteRawValue(PurchaseRow.ResultsOf(purchase.Results), skipInputValidation: true);
            writer.WritePropertyName("discounts"u8);
            JsonSerializer.Serialize(
                writer, PurchaseReasons.Discounts(order, purchase.Results, context.Catalog),
                CoreJson.Default.IReadOnlyListOfferedDiscount);
            writer.WritePropertyName("rewards"u8);
            JsonSerializer.Serialize(writer, InReach(session, context, order), Json.IReadOnlyListRewardInReach);
            writer.WritePropertyName("notApplied"u8);
            JsonSerializer.Serialize(
                writer, PurchaseReasons.NotApplied(order, purchase.Results, context.Catalog),
                CoreJson.Default.IReadOnlyListNotAppliedRules);
            writer.WriteEndObject();
        }

        return new JsonAnswer(200, buffer.WrittenMemory);
    }

    // As the member is before the purchase: what it earns is not there to be spent on it.
    private static List<RewardInReach> InReach(Storage.Session session, DecisionContext context, Order order) =>
    [
        .. RewardOffers.All(session, context, new RewardPlace(order.Channel, order.Store), order)
            .Where(offer => offer.Judgement.CanHave).Select(RewardInReach.Of),
    ];
}
