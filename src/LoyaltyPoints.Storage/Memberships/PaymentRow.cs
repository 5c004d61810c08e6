using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Memberships;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Memberships;

/// <summary>What a payment was sent for; stored, so that one that is sent again is known.</summary>
/// <param name="For"><c>join</c>, <c>renewal</c> or <c>plan</c>.</param>
/// <param name="Of">The program that is joined, or the membership.</param>
/// <param name="PlanId">Null for a renewal.</param>
public sealed record PaymentRequest(string For, Guid Member, Guid Of, string? PlanId, Payment Payment);

/// <summary>Payments and refunds as they are stored.</summary>
public static class PaymentRow
{
    private const string SelectAll = """
        SELECT number, kind, plan_id, reference, amount, currency, fee, credit, period_from, period_to, units,
          shortfall, reason, recorded_at
        FROM vip_payments WHERE tenant_id = @tenant AND member_id = @member AND membership_id = @membership
        ORDER BY number
        """;

    private const string SelectAnswer = """
        SELECT membership_id, kind, request, answer FROM vip_payments
        WHERE tenant_id = @tenant AND member_id = @member AND payment_id = @payment
        """;

    /// <summary>All of a membership, oldest first.</summary>
    public static IReadOnlyList<RecordedPayment> All(Session session, int tenantId, Guid memberId, Guid membershipId)
    {
        var payments = new List<RecordedPayment>();
        var select = session.Prepared(SelectAll).Bind(tenantId).Bind(memberId).Bind(membershipId);
        while (select.Read())
        {
            payments.Add(new RecordedPayment(
                select.GetInt32(0), (PaymentKind)select.GetInt32(1), select.GetText(2)!, select.GetText(3),
                select.GetInt64(4), select.GetText(5)!, select.GetInt64(6), select.GetInt64(7),
                new Instant(select.GetInt64(8)), new Instant(select.GetInt64(9)), select.GetInt64(10),
                select.GetInt64(11), select.GetText(12), new Instant(select.GetInt64(13))));
        }

        return payments;
    }

    /// <summary>What was asked and answered with a payment; null where there is none.</summary>
    internal static (byte[] Request, Answer Answer)? Find(
        Session session, int tenantId, Guid memberId, Guid paymentId)
    {
        var select = session.Prepared(SelectAnswer).Bind(tenantId).Bind(memberId).Bind(paymentId);
        if (!select.Read()) return null;
        var (membershipId, kind) = (select.GetGuid(0), (PaymentKind)select.GetInt32(1));
        var row = (
            select.GetBytes(2).ToArray(),
            Answer(StatusOf(kind), select.GetBytes(3).ToArray(), new MemberOwnedId(membershipId, memberId)));
        select.Reset();
        return row;
    }

    /// <summary>A membership is made, or paid for once more; or it is another than before.</summary>
    internal static int StatusOf(PaymentKind kind) =>
        kind is PaymentKind.Initial or PaymentKind.Renewal ? 201 : 200;

    internal static Answer Answer(int status, byte[] body, MemberOwnedId id) => new(
        status, body, status == 201 ? "/v1/vip-memberships/" + id.Format(PublicId.Membership) : null);
}
