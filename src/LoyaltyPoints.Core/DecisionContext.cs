using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core;

/// <summary>What every decision about a member has at hand. Deciding changes none of it.</summary>
/// <param name="Member">
/// With what <see cref="MemberNeeds"/> asks for, and with what dates have brought: <see cref="Occasions.Bring"/>.
/// </param>
/// <param name="Now">The tenant's time, at which what is decided is recorded.</param>
/// <param name="Ids">Made by real time, which a test clock does not move.</param>
public sealed record DecisionContext(MemberState Member, ProgramCatalog Catalog, Instant Now, IdIssuer Ids)
{
    /// <summary>The version of a program in effect now; null where none is.</summary>
    public Rules.CompiledProgram? Program(Guid programId) => Catalog.Find(programId)?.At(Now);

    /// <summary>What is left of campaigns' budgets, for those who decide about a purchase.</summary>
    public ICampaignBudgets Budgets { get; init; } = CountedBudgets.Empty;

    /// <summary>
    /// When what is decided is written down: later than <see cref="Now"/> only while a member is brought through dates
    /// that have passed.
    /// </summary>
    public Instant RecordedAt { get; } = Now;

    /// <summary>What an account holds now, whether or not that was written down.</summary>
    public Balance BalanceOf(Account account) => account.BalanceAt(Now);

    /// <summary>Opens an account for one cause, settled to now.</summary>
    /// <param name="occasion">What now, a date, brings to it; null: nothing.</param>
    public Posting Open(Account account, Guid referenceId, Occasion? occasion = null) =>
        new(account, referenceId, Now, Ids, occasion, RecordedAt);
}
