using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>Units that a batch moves, by their program's type and by bucket; counted once it is committed.</summary>
internal sealed class MovedUnits
{
    private readonly Dictionary<(ProgramType Type, Bucket From, Bucket To), long> units = [];

    public IEnumerable<KeyValuePair<(ProgramType Type, Bucket From, Bucket To), long>> All => units;

    public void Add(ProgramType type, IReadOnlyList<LedgerEntry> entries)
    {
        foreach (var entry in entries)
        {
            var key = (type, entry.From, entry.To);
            units[key] = units.GetValueOrDefault(key) + entry.Units;
        }
    }
}
