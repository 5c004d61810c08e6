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
    /// <summary>The counters that must be in the member's state before <see cref="Decide"/>.</summary>
    public IEnumerable<(Guid ProgramId, CapKey Key)> Counters(MemberState member, ProgramCatalog catalog)
    {
        foreach (var account in member.Accounts)
        {
            if (ProgramFor(account, catalog) is not { HasCounters: true } program) continue;
            foreach (var key in program.CapKeysAt(Order.OccurredAt)) yield return (account.ProgramId, key);
        }
    }

    /// <summary>Evaluates the order for every account of the member, by the rules in effect when it occurred.</summary>
    /// <returns>Refused with <c>amount_overflow</c> where a number leaves 64 bits.</returns>
    public Decision<Purchase> Decide(Guid id, MemberState member, ProgramCatalog catalog, Instant now, IdGenerator ids)
    {
        var results = new List<PurchaseResult>(member.Accounts.Count);
        var changes = new List<AccountChange>(member.Accounts.Count);
        try
        {
            foreach (var account in member.Accounts) results.Add(Earn(id, account, member, catalog, now, ids, changes));
        }
        catch (OverflowException)
        {
            return new Refusal("amount_overflow", "The amounts or the balance leave the range of a 64-bit number.");
        }

        return Decision<Purchase>.Of(new Purchase(id, member.MemberId, Order, now, results), changes);
    }

    private CompiledProgram? ProgramFor(Account account, ProgramCatalog catalog) =>
        account.EnrolledAt > Order.OccurredAt ? null : catalog.Find(account.ProgramId)?.At(Order.OccurredAt);

    private PurchaseResult Earn(
        Guid id, Account account, MemberState member, ProgramCatalog catalog, Instant now, IdGenerator ids,
        List<AccountChange> changes)
    {
        var program = ProgramFor(account, catalog);
        if (program is null || program.Currency != Order.Currency)
        {
            return new PurchaseResult
            {
                ProgramId = account.ProgramId,
                ProgramVersion = program?.Version,
                Units = 0,
                Status = program is not null ? PurchaseStatus.OtherCurrency
                    : account.EnrolledAt > Order.OccurredAt ? PurchaseStatus.NotEnrolledThen
                    : PurchaseStatus.NotInEffectThen,
                Balance = account.BalanceAt(now),
            };
        }

        var usage = member.CapUsageOf(account.ProgramId, program.CapKeysAt(Order.OccurredAt));
        var earned = program.Earn(Order, Returned.Nothing, usage, GivenFacts.None);
        var posting = new Posting(account, id, now, ids);
        var lot = program.LotOf(Order.OccurredAt);
        if (earned.Units > 0) posting.Accrue(earned.Units, lot);
        var capUsage = earned.CapUses
            .Select(use => KeyValuePair.Create(use.Key, checked(usage[use.Key] + use.Value))).ToArray();
        if (posting.Entries.Count > 0 || capUsage.Length > 0)
            changes.Add(new AccountChange(posting.After(), posting.Entries, capUsage));
        return new PurchaseResult
        {
            ProgramId = account.ProgramId,
            ProgramVersion = program.Version,
            Units = earned.Units,
            Status = PurchaseStatus.Available,
            AvailableAt = earned.Units > 0 ? now : null,
            ExpiresAt = earned.Units > 0 && lot.ExpiresAt != Instant.Never ? lot.ExpiresAt : null,
            Balance = posting.Balance,
            Explanation = earned.Explanation,
            CapsUsedBefore = usage.Used.Count == 0 ? null
                : [.. usage.Used.Select(use => new CapUsed(use.Key.CapId, use.Key.PeriodStart, use.Value))],
        };
    }
}
