using System.Buffers;
using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Api.Features.Purchases;

/// <summary>
/// Decides a purchase like the writer does, over what is committed now, and throws the decision away.
/// </summary>
internal sealed class PurchaseQuote(ReadPool readers, MemberReader members, TenantTime time)
{
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
        var context = members.Find(session, caller.TenantId, memberId, now, order.OccurredAt, command.Counters);
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
            writer.WritePropertyName("notApplied"u8);
            JsonSerializer.Serialize(
                writer, PurchaseReasons.NotApplied(order, purchase.Results, context.Catalog),
                CoreJson.Default.IReadOnlyListNotAppliedRules);
            writer.WriteEndObject();
        }

        return new JsonAnswer(200, buffer.WrittenMemory);
    }
}
