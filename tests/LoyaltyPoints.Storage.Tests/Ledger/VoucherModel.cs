using LoyaltyPoints.Core;

namespace LoyaltyPoints.Storage.Tests.Ledger;

/// <summary>What a checkout asks of a voucher in a random history.</summary>
/// <param name="At">When it says it was; null: it says nothing.</param>
internal sealed record ModelUse(string Name, int Member, long Total, long? Amount, Instant? At);

/// <summary>
/// A voucher as plainly as it can be said, to hold the real one against: it knows nothing of Core's decisions.
/// </summary>
/// <param name="limit">Uses in all; null for a gift card or any number.</param>
internal sealed class ModelVoucher(long? limit, long? perMember, bool isCard, long balance, long off, Instant expires)
{
    private readonly Dictionary<string, (ModelUse Asked, long Taken, long Released)> uses = [];
    private bool isVoid;

    public long Balance { get; private set; } = balance;

    public IEnumerable<string> Names => uses.Keys;

    public long Uses => uses.Values.Count(use => use.Released < use.Taken);

    /// <summary>What was taken and not given back, by member.</summary>
    public long TakenBy(int member) => uses.Values.Where(use => use.Asked.Member == member)
        .Sum(use => use.Taken - use.Released);

    public int MemberOf(string name) => uses[name].Asked.Member;

    /// <returns>The refusal's code; null where it is used, or was before.</returns>
    public string? Use(ModelUse asked, Instant now)
    {
        if (uses.TryGetValue(asked.Name, out var known))
            return known.Asked != asked ? "voucher_use_conflict"
                : known.Released < known.Taken ? null : "already_released";
        if (isVoid) return "voucher_voided";
        if ((asked.At ?? now) >= expires) return "voucher_expired";
        if (Uses >= limit || (isCard && Balance == 0)) return "voucher_used_up";
        if (uses.Values.Count(use => use.Asked.Member == asked.Member && use.Released < use.Taken) >= perMember)
            return "voucher_member_limit";
        if (isCard && asked.Amount > asked.Total) return "voucher_nothing_to_take";
        if (isCard && asked.Amount > Balance) return "insufficient_balance";
        var taken = isCard ? asked.Amount ?? Math.Min(Balance, asked.Total) : Math.Min(off, asked.Total);
        if (isCard) Balance -= taken;
        uses[asked.Name] = (asked, taken, 0);
        return null;
    }

    public string? Release(string name, long? amount)
    {
        var (asked, taken, released) = uses[name];
        var left = taken - released;
        if (left == 0 || amount > left) return "already_released";
        if (!isCard && amount is { } part && part != left) return "unprocessable";
        if (isCard) Balance += amount ?? left;
        uses[name] = (asked, taken, released + (amount ?? left));
        return null;
    }

    public string? Void()
    {
        if (isVoid) return "already_voided";
        isVoid = true;
        return null;
    }
}
