using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Ledger;

namespace LoyaltyPoints.Core.Purchases;

/// <summary>Units that went to one lot.</summary>
/// <param name="AvailableAt">Null: at once, unless it <c>awaits</c> an activity.</param>
/// <param name="ExpiresAt">Null: never.</param>
/// <param name="Awaits">Whether they become available only when an activity is posted.</param>
public sealed record GrantPart(
    long Units, Instant? AvailableAt, Instant? ExpiresAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Awaits)
{
    internal LotKey Lot => new(
        Awaits ? Instant.Never : AvailableAt ?? Instant.Beginning, ExpiresAt ?? Instant.Never);

    internal static GrantPart Of(LotKey lot, long units) => new(
        units,
        lot.MaturesAt == Instant.Never || lot.MaturesAt == Instant.Beginning ? null : lot.MaturesAt,
        lot.ExpiresAt == Instant.Never ? null : lot.ExpiresAt,
        lot.MaturesAt == Instant.Never);
}
