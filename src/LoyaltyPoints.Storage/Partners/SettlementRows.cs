using Dapper;
using LoyaltyPoints.Core.Partners;

namespace LoyaltyPoints.Storage.Partners;

/// <summary>Queries over what partners are owed.</summary>
public static class SettlementRows
{
    private const string Select = """
        SELECT day, program_id, unit_value, redemptions, captured_units, reversed_units FROM partner_settlements
        WHERE tenant_id = @tenantId AND partner_id = @partner AND day >= @first AND day < @next
        """;

    /// <param name="from">The first day.</param>
    /// <param name="to">The first day that no longer counts.</param>
    public static IReadOnlyList<SettlementPart> Between(
        Session session, int tenantId, Guid partnerId, DateOnly from, DateOnly to) =>
    [
        .. session.Connection.Query<(long Day, StoredId Program, long Value, long Redemptions, long Captured,
                long Reversed)>(
            Select, new
            {
                tenantId, partner = StoredId.Of(partnerId), first = LocalDay.Number(from), next = LocalDay.Number(to),
            })
            .Select(row => new SettlementPart(
                LocalDay.Of((int)row.Day), row.Program.Value, row.Value,
                new SettledUnits(row.Redemptions, row.Captured, row.Reversed))),
    ];
}
