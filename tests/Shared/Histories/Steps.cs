using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Tests.Histories;

/// <summary>One thing that happens in a history. Sales and redemptions are numbered from 0 as they succeed.</summary>
internal abstract record Step;

internal sealed record Pass(TimeSpan By) : Step;

/// <param name="Items">Empty for a till that posts totals only.</param>
internal sealed record Buy(TimeSpan Ago, IReadOnlyList<Item> Items, long Total) : Step
{
    public Order Order(Instant now) => new()
    {
        OccurredAt = now.Plus(-Ago), Source = "till", Currency = "CNY", Total = Total,
        Lines = [.. Items.Select(item => new OrderLine
        {
            Id = item.Id, Quantity = item.Quantity, Amount = item.Amount, Category = item.IsCoffee ? "coffee" : "food",
        })],
    };

    public override string ToString() => $"Buy {Total} {Ago} ago: {string.Join(", ", Items)}";
}

internal readonly record struct Item(string Id, long Quantity, long Amount, bool IsCoffee)
{
    public override string ToString() => $"{Id} {Quantity} for {Amount}{(IsCoffee ? " coffee" : "")}";
}

internal sealed record Return(int Sale, ReturnPiece Piece) : Step
{
    public override string ToString() => $"Return of sale {Sale}: " + (Piece.Amount is { } amount ? $"{amount}"
        : string.Join(", ", Piece.Lines!.Select(line => $"{line.LineId} {line.Quantity} for {line.Amount}")));
}

internal sealed record Spend(long Units) : Step;

/// <summary>Sets units aside for so many minutes.</summary>
internal sealed record Reserve(long Units, int Minutes) : Step;

/// <summary>Captures what is set aside, or gives it up.</summary>
internal sealed record End(int Redemption, bool Captures, long? Units) : Step;

internal sealed record Reverse(int Redemption, long? Units) : Step;

internal sealed record Adjust(long Units) : Step;

/// <summary>What came of a step.</summary>
/// <param name="Refusal">Its code; null where the step was carried out.</param>
/// <param name="Units">Earned; taken back, below zero; spent; come back; adjusted.</param>
/// <param name="Net">What the sale has earned, net of its returns; 0 for other steps.</param>
/// <param name="Available">As answered; null where refused.</param>
internal readonly record struct Outcome(string? Refusal, long Units, long Shortfall, long Net, long? Available)
{
    public static Outcome Refused(string code) => new(code, 0, 0, 0, null);
}
