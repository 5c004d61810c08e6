using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Tests.Worlds;

/// <summary>One member in many programs, and what a history does to it.</summary>
internal interface IWorld
{
    /// <summary>All programs there are, whether or not the member is in them.</summary>
    IReadOnlyList<CompiledProgram> Programs { get; }

    IReadOnlyList<WorldSale> Sales { get; }

    IReadOnlyList<Redemption> Redemptions { get; }

    /// <summary>The member as a reader sees it as of now or a later instant.</summary>
    DecisionContext At(Instant asOf);

    /// <summary>What is written down of the member's accounts.</summary>
    IReadOnlyCollection<Account> Accounts();

    /// <summary>Of one account, oldest first.</summary>
    IReadOnlyList<LedgerEntry> Entries(Guid program);

    /// <summary>What was counted on each day, from the first.</summary>
    IEnumerable<KeyValuePair<DateOnly, Totals>> Days(Guid program);

    /// <summary>Moves of the tier that were written down.</summary>
    IReadOnlyList<TierChange> TierChanges(Guid program);

    long Used(Guid program, CapKey key);

    /// <summary>Carries a step out at the clock's time; never a <see cref="PassTime"/>.</summary>
    /// <returns>What was answered, without ids: the same in two worlds of the same history.</returns>
    Task<string> DoAsync(WorldStep step);

    /// <summary>Writes down what is due.</summary>
    Task SweepAsync();
}

/// <summary>A purchase, where it stands after its returns, and what those came to.</summary>
internal sealed record WorldSale(Purchase Purchase, ReturnProgress Progress)
{
    public List<(Guid Id, IReadOnlyList<ReturnResult> Results)> Returns { get; init; } = [];
}
