using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Memberships;
using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Storage.Memberships;

/// <summary>All paid memberships of a tenant as they were known at an instant.</summary>
public static class SubscriptionReader
{
    private const string SelectWithPayments = """
        SELECT m.member_id, m.program_id, m.membership_id, m.started_at, m.trial_until, m.paid_until, m.cancelled_at,
          m.ends_at, COALESCE(p.kind, 0), COALESCE(p.period_from, 0), COALESCE(p.period_to, 0),
          COALESCE(p.recorded_at, 0)
        FROM vip_memberships m
        LEFT JOIN vip_payments p ON p.tenant_id = m.tenant_id AND p.member_id = m.member_id
          AND p.membership_id = m.membership_id
        WHERE m.tenant_id = @tenant AND m.started_at < @asOf
        ORDER BY m.member_id, m.program_id, m.started_at, m.membership_id, p.number
        """;

    /// <summary>Those that had begun; payments and cancellations at or after the instant are not known.</summary>
    /// <param name="programId">Null: of all programs.</param>
    /// <returns>
    /// By member, program and beginning, while they are read: the session serves nothing else meanwhile.
    /// </returns>
    public static IEnumerable<Subscription> Scan(Session session, int tenantId, Guid? programId, Instant asOf) =>
        Read(session.Prepared(SelectWithPayments).Bind(tenantId).Bind(asOf.UnixMilliseconds), programId, asOf);

    private static IEnumerable<Subscription> Read(Statement select, Guid? programId, Instant asOf)
    {
        try
        {
            Known? current = null;
            while (select.Read())
            {
                var (memberId, ofProgram, id) = (select.GetGuid(0), select.GetGuid(1), select.GetGuid(2));
                if (programId is { } wanted && wanted != ofProgram) continue;
                if (current?.Id != id)
                {
                    if (current is not null) yield return current.AsOf(asOf);
                    current = new Known(id, memberId, ofProgram, select);
                }

                current.Add(select, asOf);
            }

            if (current is not null) yield return current.AsOf(asOf);
        }
        finally
        {
            select.Reset();
        }
    }

    private static Instant At(Statement select, int column) => new(select.GetInt64(column));

    private sealed class Known(Guid id, Guid memberId, Guid programId, Statement select)
    {
        private readonly Instant startedAt = At(select, 3);
        private readonly Instant paidUntil = At(select, 5);
        private readonly Instant cancelledAt = At(select, 6);
        private readonly Instant endsAt = At(select, 7);
        private Instant knownUntil = At(select, 4);
        private bool hasLater;

        public Guid Id => id;

        public void Add(Statement payment, Instant asOf)
        {
            var kind = (PaymentKind)payment.GetInt32(8);
            if (kind == 0) return;
            var (from, to, recordedAt) = (At(payment, 9), At(payment, 10), At(payment, 11));
            if (recordedAt >= asOf) hasLater = true;
            else if (kind != PaymentKind.Refund) knownUntil = to;
            else knownUntil = Instant.Max(from, recordedAt);
        }

        public Subscription AsOf(Instant asOf)
        {
            var isCancelled = cancelledAt < asOf;
            var until = hasLater ? knownUntil : paidUntil;
            if (isCancelled && endsAt < until) until = endsAt;
            return new Subscription(memberId, programId, startedAt, until, isCancelled);
        }
    }
}
