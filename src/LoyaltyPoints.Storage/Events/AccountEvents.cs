using System.Buffers;
using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;

namespace LoyaltyPoints.Storage.Events;

/// <summary>
/// What happens to an account beside what a caller asked for: units that matured, expired or came back from a
/// reservation, a tier that changed, what a date brought.
/// </summary>
internal static class AccountEvents
{
    private static readonly (EntryKind Kind, string Type)[] Told =
    [
        (EntryKind.Maturity, EventTypes.UnitsMatured), (EntryKind.Expiry, EventTypes.UnitsExpired),
        (EntryKind.Release, EventTypes.UnitsReleased),
    ];

    public static IEnumerable<NewEvent> Of(AccountChange change, Instant now)
    {
        var account = change.After;
        foreach (var (kind, type) in Told)
        {
            var units = 0L;
            foreach (var entry in change.Entries)
                if (entry.Kind == kind) units += entry.Units;
            if (units > 0) yield return Units(type, account, units, now);
        }

        foreach (var occasion in change.Occasions)
        {
            yield return Event(EventTypes.ActivityRecorded, account, occasion.Activity.OccurredAt, writer =>
            {
                writer.WriteString("id"u8, new MemberOwnedId(occasion.Id, account.MemberId).Format(PublicId.Activity));
                writer.WriteString("type"u8, occasion.Activity.Type);
                writer.WriteNumber("units"u8, occasion.Lots.Sum(static part => part.Units));
            });
        }

        foreach (var move in change.TierChanges)
        {
            yield return Event(EventTypes.TierChanged, account, move.At, writer =>
            {
                writer.WriteString("from"u8, move.From);
                writer.WriteString("to"u8, move.To);
                writer.WriteString("reason"u8, move.Reason);
            });
        }
    }

    private static NewEvent Units(string type, Account account, long units, Instant now) =>
        Event(type, account, now, writer =>
        {
            var balance = account.BalanceAt(now);
            writer.WriteNumber("units"u8, units);
            writer.WriteStartObject("balance"u8);
            writer.WriteNumber("available"u8, balance.Available);
            writer.WriteNumber("pending"u8, balance.Pending);
            writer.WriteNumber("reserved"u8, balance.Reserved);
            writer.WriteEndObject();
        });

    private static NewEvent Event(string type, Account account, Instant at, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("memberId"u8, PublicId.Format(PublicId.Member, account.MemberId));
            writer.WriteString("programId"u8, PublicId.Format(PublicId.Program, account.ProgramId));
            write(writer);
            writer.WriteEndObject();
        }

        return new NewEvent(type, at, account.MemberId, buffer.WrittenMemory);
    }
}
