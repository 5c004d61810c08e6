using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Simulations;

/// <summary>What became of one member's history under a version.</summary>
/// <param name="Refused">Purchases and returns that the version refuses, as a real one would: an overflow.</param>
public sealed record ReplayedMember(int Purchases, int Returns, int Refused, UnitTally Units, MemberState After);

/// <summary>
/// Takes a member's purchases and returns through the same deciders that judged them, at the instants at which they
/// were recorded, with one version of the program in effect from the beginning. Pure; nothing is written anywhere.
/// </summary>
/// <param name="catalog">As <see cref="ProgramCatalog.InEffect"/> made it.</param>
/// <param name="ids">For entries and activities that nobody will see.</param>
public sealed class MemberReplay(CompiledProgram version, ProgramCatalog catalog, IdGenerator ids)
{
    public ReplayedMember Run(MemberHistory history)
    {
        var member = history.Beginning;
        Enrol(member, history.EnrolledOn);
        var sold = new Dictionary<Guid, (Purchase Purchase, ReturnProgress Progress)>();
        var (purchases, returns, refused, units) = (0, 0, 0, default(UnitTally));
        foreach (var one in history.InOrder())
        {
            if (one is PastPurchase purchase)
            {
                purchases++;
                if (Buy(member, purchase) is not { } done)
                {
                    refused++;
                    continue;
                }

                sold[purchase.Id] = (done, ReturnProgress.Before(done));
                foreach (var result in done.Results) units += UnitTally.Of(result);
            }
            else if (one is PastReturn back && sold.TryGetValue(back.PurchaseId, out var of))
            {
                returns++;
                if (BringBack(member, back, of.Purchase, of.Progress) is not { } done)
                {
                    refused++;
                    continue;
                }

                sold[back.PurchaseId] = (of.Purchase, done.Progress);
                foreach (var result in done.Results) units += UnitTally.Of(result);
            }
        }

        return new ReplayedMember(purchases, returns, refused, units, member);
    }

    /// <summary>The tier of a replayed member as of an instant; null for a version without tiers.</summary>
    public string? TierAt(MemberState member, Instant at) => version.Ladder is null ? null
        : AccountTier.At(member.Account(version.ProgramId)!, version, Context(member, at))!.Current?.Id
            ?? GivenFacts.Nothing;

    private void Enrol(MemberState member, Instant at)
    {
        var context = Context(member, at);
        var account = member.Account(version.ProgramId)!;
        if (new EnrolMember(account.ProgramId, account.EnrolledAt).Decide(context.Ids.Next(), context) is { } change)
            Apply([change], context);
    }

    private Purchase? Buy(MemberState member, PastPurchase past)
    {
        var context = Context(member, past.RecordedAt);
        return Keep(
            new PostPurchase(past.Order) { Only = version.ProgramId }.Decide(past.Id, context), context);
    }

    private PurchaseReturn? BringBack(MemberState member, PastReturn back, Purchase of, ReturnProgress progress)
    {
        var context = Context(member, back.RecordedAt);
        return Keep(new PostReturn(of, back.Piece, back.OccurredAt).Decide(back.Id, progress, context), context);
    }

    private static T? Keep<T>(Decision<T> decision, DecisionContext context)
        where T : class
    {
        Apply(decision.Changes, context);
        return decision.Value;
    }

    private static void Apply(IReadOnlyList<AccountChange> changes, DecisionContext context)
    {
        foreach (var change in changes) context.Member.Apply(change.Complete(context));
    }

    private DecisionContext Context(MemberState member, Instant now)
    {
        var context = new DecisionContext(member, catalog, now, ids.At(now));
        Occasions.Bring(context);
        return context;
    }
}
