using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Storage.Facts;

/// <summary>Which members, and which of their facts, a question is about.</summary>
public sealed record FactFilter
{
    /// <summary>Nothing that occurred at or after this instant is known.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Purchases and returns in other currencies are left out.</summary>
    public required string Currency { get; init; }

    /// <summary>Purchases and returns elsewhere are left out; null: nowhere in particular.</summary>
    public string? Store { get; init; }

    /// <summary>Purchases and returns by other channels are left out; null: none in particular.</summary>
    public string? Channel { get; init; }

    /// <summary>Members must pass all of them.</summary>
    public IReadOnlyList<MemberFilter> Members { get; init; } = [];

    /// <summary>All purchases and returns in a currency before the same instant, of all members.</summary>
    public FactFilter Everything(string currency) => new() { AsOf = AsOf, Currency = currency };
}

/// <summary>A filter with the numbers of its texts.</summary>
internal sealed class NumberedFilter(FactFilter filter, FactWords words)
{
    // A text that no fact has is no fact's number.
    private const int Nowhere = -1;

    private readonly int currency = words.Find(filter.Currency) ?? Nowhere;
    private readonly int? store = filter.Store is { } text ? words.Find(text) ?? Nowhere : null;
    private readonly int? channel = filter.Channel is { } text ? words.Find(text) ?? Nowhere : null;

    public bool Passes(in MemberFact fact) => fact.At < filter.AsOf
        && (fact.Kind is not (FactKind.Purchase or FactKind.Return)
            || (fact.Currency == currency && (store is null || fact.Place == store)
                && (channel is null || fact.Channel == channel)));
}
