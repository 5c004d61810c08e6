using LoyaltyPoints.Core;

namespace LoyaltyPoints.Tests.Histories;

/// <summary>Units that were set aside or spent, as the model remembers them.</summary>
internal sealed class NaiveRedemption(List<(Instant Expires, long Units)> parts, Instant lapsesAt)
{
    public IReadOnlyList<(Instant Expires, long Units)> Parts => parts;

    /// <summary>Never for what was spent at once.</summary>
    public Instant LapsesAt => lapsesAt;

    public string State { get; set; } = "reserved";

    public long Units { get; } = parts.Sum(part => part.Units);

    public long Captured { get; set; }

    public long Reversed { get; set; }

    public long Kept => Captured - Reversed;

    public static NaiveRedemption Spent(List<(Instant Expires, long Units)> parts)
    {
        var spent = new NaiveRedemption(parts, Instant.Never) { State = "captured" };
        spent.Captured = spent.Units;
        return spent;
    }
}
