using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Households;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Households;

/// <summary>Households as they are stored.</summary>
public static class HouseholdRow
{
    private const string Select = """
        SELECT household_id, name, members, created_at FROM households
        WHERE tenant_id = @tenant AND household_id = @household
        """;

    private const string SelectOfMember =
        "SELECT household_id FROM household_members WHERE tenant_id = @tenant AND member_id = @member";

    public static Refusal NotFound { get; } = new("household_not_found", "There is no such household.");

    /// <summary>Null where the tenant has no such household.</summary>
    public static Household? Find(Session session, int tenantId, Guid id)
    {
        var select = session.Prepared(Select).Bind(tenantId).Bind(id);
        try
        {
            return select.Read() ? HouseholdTable.Read(select, 0) : null;
        }
        finally
        {
            // Also where a row cannot be understood: the next household asks the same statement.
            select.Reset();
        }
    }

    /// <summary>The household a member is in; null where in none, or where the tenant has no such member.</summary>
    public static Household? OfMember(Session session, int tenantId, Guid memberId)
    {
        var id = IdOfMember(session, tenantId, memberId);
        return id == Guid.Empty ? null : Find(session, tenantId, id);
    }

    /// <summary>As <see cref="OfMember"/>, its id alone; empty where in none.</summary>
    internal static Guid IdOfMember(Session session, int tenantId, Guid memberId)
    {
        var select = session.Prepared(SelectOfMember).Bind(tenantId).Bind(memberId);
        if (!select.Read()) return Guid.Empty;
        var id = select.GetGuid(0);
        select.Reset();
        return id;
    }

    internal static Answer Answer(int status, Household household) => new(
        status,
        JsonSerializer.SerializeToUtf8Bytes(HouseholdAnswer.Of(household), CoreJson.Default.HouseholdAnswer),
        status == 201 ? "/v1/households/" + PublicId.Format(PublicId.Household, household.Id) : null);
}
