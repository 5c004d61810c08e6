using LoyaltyPoints.Client.Offline;

namespace LoyaltyPoints.Client.Tests.Offline;

/// <summary>What the till of the tests sells: the same again for the same number, whoever asks.</summary>
internal sealed record Sales(DateTimeOffset From, IReadOnlyList<string> Members)
{
    public const string Source = "till-7";

    /// <summary>Units that a purchase earns: one for each 1.00.</summary>
    public static int UnitsOf(int number) => 1 + (number % 50);

    /// <summary>After every tenth purchase a customer brings back 1.00 of the one before.</summary>
    public static bool HasReturn(int number) => number % 10 == 9;

    public PurchaseRequest Purchase(int number) => new()
    {
        Source = Source,
        ExternalId = $"{number:D5}",
        OccurredAt = From.AddSeconds(number),
        Member = new MemberReference { Id = Members[number % Members.Count] },
        Currency = "CNY",
        Total = 100L * UnitsOf(number),
    };

    public PostReturnRequest Return(int number) => new()
    {
        Source = Source, ExternalId = $"R{number:D5}", OccurredAt = From.AddSeconds(number), Amount = 100,
    };

    public void Sell(OfflineTill till, int number)
    {
        till.Enqueue(Purchase(number));
        if (HasReturn(number)) till.Enqueue(Purchase(number - 1), Return(number));
    }
}
