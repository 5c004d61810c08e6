using Dapper;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Storage.Erasure;

/// <summary>
/// What says who a member is, or was said by or about them in words: taken out of the rows, which stay where the book
/// or analytics count them.
/// </summary>
internal static class PersonalRows
{
    private const string EraseMember = """
        UPDATE members SET external_id = NULL, name = NULL, birthday = NULL, attributes = '{}',
          erased_at = CASE WHEN erased_at < @now THEN erased_at ELSE @now END, revision = revision + 1,
          updated_at = @now
        WHERE tenant_id = @tenantId AND member_id = @member
        """;

    private const string DeleteIdentifiers =
        "DELETE FROM member_identifiers WHERE tenant_id = @tenantId AND member_id = @member";

    private const string EraseAdjustments =
        "UPDATE adjustments SET reason = 'erased' WHERE tenant_id = @tenantId AND member_id = @member";

    private const string EraseGifts =
        "UPDATE gifts SET reason = 'erased' WHERE tenant_id = @tenantId AND member_id = @member";

    private const string SelectTransfers = """
        SELECT transfer_id, other_member_id FROM transfers
        WHERE tenant_id = @tenantId AND member_id = @member AND reason IS NOT NULL
        """;

    private const string EraseTransfer = """
        UPDATE transfers SET reason = NULL
        WHERE tenant_id = @tenantId AND member_id = @member AND transfer_id = @id
        """;

    private const string ErasePayments =
        "UPDATE vip_payments SET reason = NULL WHERE tenant_id = @tenantId AND member_id = @member";

    private const string EraseReviews =
        "UPDATE reviews SET reason = NULL WHERE tenant_id = @tenantId AND member_id = @member";

    private const string EraseLinks = """
        UPDATE partner_links SET reference = NULL,
          unlinked_at = CASE WHEN unlinked_at < @now THEN unlinked_at ELSE @now END
        WHERE tenant_id = @tenantId AND member_id = @member
        """;

    /// <summary>Again, it changes nothing that matters.</summary>
    public static void Erase(Session session, int tenantId, Guid memberId, Instant now)
    {
        var parameters = new { tenantId, member = StoredId.Of(memberId), now = now.UnixMilliseconds };
        var (connection, transaction) = (session.Connection, session.CurrentTransaction);
        connection.Execute(EraseMember, parameters, transaction);
        connection.Execute(DeleteIdentifiers, parameters, transaction);
        connection.Execute(EraseAdjustments, parameters, transaction);
        connection.Execute(EraseGifts, parameters, transaction);
        connection.Execute(ErasePayments, parameters, transaction);
        connection.Execute(EraseReviews, parameters, transaction);
        connection.Execute(EraseLinks, parameters, transaction);
        // A row at each of the two says the same.
        foreach (var (id, other) in connection.Query<(StoredId Id, StoredId Other)>(
            SelectTransfers, parameters, transaction).ToList())
        {
            foreach (var member in (StoredId[])[StoredId.Of(memberId), other])
                connection.Execute(EraseTransfer, new { tenantId, member, id }, transaction);
        }

        SpokenRows.Erase(session, tenantId, memberId);
    }
}
