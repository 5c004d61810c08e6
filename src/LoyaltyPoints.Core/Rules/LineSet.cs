using System.Numerics;

namespace LoyaltyPoints.Core.Rules;

/// <summary>
/// Places of some lines of one order, a bit each. The first 64 need no memory of their own, and few orders have more.
/// </summary>
internal struct LineSet
{
    private const int Word = 64;

    private ulong first;

    // Shared by copies, so a set that was copied is not added to any more.
    private ulong[]? more;

    public readonly bool IsEmpty => After(-1) < 0;

    public readonly int Count
    {
        get
        {
            var count = BitOperations.PopCount(first);
            foreach (var word in more.AsSpan()) count += BitOperations.PopCount(word);
            return count;
        }
    }

    /// <param name="of">How many lines the order has.</param>
    public void Add(int line, int of)
    {
        if (line < Word) first |= 1UL << line;
        else (more ??= new ulong[(of - 1) / Word])[(line / Word) - 1] |= 1UL << (line % Word);
    }

    public readonly bool Contains(int line)
    {
        var word = line < Word ? first : more is null ? 0 : more[(line / Word) - 1];
        return (word & (1UL << (line % Word))) != 0;
    }

    /// <summary>The next place beyond another, of which -1 is before the first; -1 where there is none.</summary>
    public readonly int After(int line)
    {
        var end = Word * (1 + (more?.Length ?? 0));
        for (var at = line + 1; at < end; at = Word * ((at / Word) + 1))
        {
            var word = (at < Word ? first : more![(at / Word) - 1]) >> (at % Word);
            if (word != 0) return at + BitOperations.TrailingZeroCount(word);
        }

        return -1;
    }
}
