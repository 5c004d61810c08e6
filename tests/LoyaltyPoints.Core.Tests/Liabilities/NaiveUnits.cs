using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Liabilities;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Tests.Liabilities;

/// <summary>Each unit for itself: what a history must come to, told the long way.</summary>
internal sealed class NaiveUnits
{
    private readonly List<Unit> units = [];

    public void Apply(LedgerEntry entry, LocalCalendar calendar)
    {
        var expires = Months.LastBefore(calendar, entry.Lot.ExpiresAt);
        if (entry.From == Bucket.Issued)
        {
            for (var at = 0; at < entry.Units; at++)
                units.Add(new Unit { Issued = Months.Of(calendar, entry.RecordedAt), Expires = expires });
            foreach (var unit in units.TakeLast((int)entry.Units)) unit.At = entry.To;
            return;
        }

        var isBack = entry.From is Bucket.Redeemed or Bucket.Expired or Bucket.Revoked
            || entry.Kind == EntryKind.Release;
        var found = units.Where(unit => unit.At == entry.From)
            .Where(unit => unit.Expires == expires || entry.From is Bucket.Redeemed or Bucket.Expired)
            .OrderByDescending(unit => unit.Expires == expires)
            .ThenBy(unit => isBack ? -unit.Issued : unit.Issued).ThenByDescending(unit => unit.Expires);
        foreach (var unit in found.Take((int)entry.Units).ToList())
            (unit.At, unit.Expires) = (entry.To, expires);
    }

    public Dictionary<UnitCohort, OpenUnits> Open() => units
        .Where(unit => unit.At is Bucket.Pending or Bucket.Available or Bucket.Reserved)
        .GroupBy(unit => new UnitCohort(unit.Issued, unit.Expires))
        .ToDictionary(one => one.Key, one => new OpenUnits(
            one.Count(unit => unit.At == Bucket.Pending), one.Count(unit => unit.At == Bucket.Available),
            one.Count(unit => unit.At == Bucket.Reserved)));

    public Dictionary<int, (long Redeemed, long Expired, long Revoked)> Gone() => units
        .Where(unit => unit.At is Bucket.Redeemed or Bucket.Expired or Bucket.Revoked).GroupBy(unit => unit.Issued)
        .ToDictionary(one => one.Key, one => (
            (long)one.Count(unit => unit.At == Bucket.Redeemed), (long)one.Count(unit => unit.At == Bucket.Expired),
            (long)one.Count(unit => unit.At == Bucket.Revoked)));

    private sealed class Unit
    {
        public int Issued { get; init; }

        public int Expires { get; set; }

        public Bucket At { get; set; }
    }
}
