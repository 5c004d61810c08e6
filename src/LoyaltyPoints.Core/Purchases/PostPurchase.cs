using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Purchases;

/// <summary>A purchase as it is recorded: what was bought, and what every program of the member made of it.</summary>
public sealed record Purchase(
    Guid Id, Guid MemberId, Order Order, Instant RecordedAt, IReadOnlyList<PurchaseResult> Results);

/// <summary>The command that turns an order into units. Pure.</summary>
public sealed record PostPurchase(Order Order)
{
    /// <summary>Judge by this program alone, and only tell it of the others; null: by all of the member's.</summary>
    public Guid? Only { get; init; }

    /// <summary>The counters that must be in the member's state before <see cref="Decide"/>.</summary>
    public IEnumerable<(Guid ProgramId, CapKey Key)> Counters(MemberState member, ProgramCatalog catalog)
    {
        foreach (var account in member.Accounts)
        {
            if (ProgramFor(account, catalog) is not { HasCounters: true } program) continue;
            foreach (var key in program.CounterKeysAt(Order.OccurredAt, account.EnrolledAt))
                yield return (account.ProgramId, key);
        }
    }

    /// <summary>The campaigns that may give anything.</summary>
    public IEnumerable<Guid> Campaigns(MemberState member, ProgramCatalog catalog)
    {
        foreach (var account in member.Accounts)
        {
            if (ProgramFor(account, catalog) is not { Campaigns.Count: > 0 } program) continue;
            foreach (var campaign in program.Campaigns) yield return campaign.Id;
        }
    }

    /// <summary>Evaluates the order for every account of the member, by the rules in effect when it occurred.</summary>
    /// <returns>Refused with <c>amount_overflow</c> where a number leaves 64 bits.</returns>
    public Decision<Purchase> Decide(Guid id, DecisionContext context)
    {
        var accounts = context.Member.Accounts;
        var results = new List<PurchaseResult>(accounts.Count);
        var changes = new List<AccountChange>(accounts.Count);
        try
        {
            foreach (var account in accounts)
            {
                if (Only is { } only && only != account.ProgramId) continue;
                if (ProgramFor(account, context.Catalog) is not { } program)
                {
                    results.Add(Unjudged(account, null, context));
                    continue;
                }

                if (program.Currency != Order.Currency)
                {
                    results.Add(Unjudged(account, program, context));
                    continue;
                }

                var (result, change) = new PurchaseEarning(id, Order, account, program, context).Earn();
                results.Add(result);
                if (change is not null) changes.Add(change);
            }
        }
        catch (OverflowException)
        {
            return new Refusal("amount_overflow", "The amounts or the balance leave the range of a 64-bit number.");
        }

        return Decision<Purchase>.Of(
            new Purchase(id, context.Member.MemberId, Order, context.Now, results), changes);
    }

    private CompiledProgram? ProgramFor(Account account, ProgramCatalog catalog) =>
        account.EnrolledAt > Order.OccurredAt ? null : catalog.ForPurchase(account.ProgramId, Order.OccurredAt);

    private PurchaseResult Unjudged(Account account, CompiledProgram? program, DecisionContext context) => new()
    {
        ProgramId = account.ProgramId,
        ProgramVersion = program?.Version,
        Units = 0,
        Status = program is not null ? PurchaseStatus.OtherCurrency
            : account.EnrolledAt > Order.OccurredAt ? PurchaseStatus.NotEnrolledThen
            : PurchaseStatus.NotInEffectThen,
        Balance = context.BalanceOf(account),
    };
}
