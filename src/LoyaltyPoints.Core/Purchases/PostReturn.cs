using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Purchases;

/// <summary>Where a purchase stands after its returns so far.</summary>
/// <param name="Number">How many returns there were.</param>
/// <param name="Returned">All that came back.</param>
/// <param name="Units">What the purchase has earned in each program, net of those returns.</param>
public sealed record ReturnProgress(int Number, Returned Returned, IReadOnlyDictionary<Guid, long> Units)
{
    public static ReturnProgress Before(Purchase purchase) => new(
        0, Returned.Nothing, purchase.Results.ToDictionary(result => result.ProgramId, result => result.Units));
}

/// <summary>What a return changed in one program.</summary>
public sealed record ReturnResult
{
    [JsonConverter(typeof(ProgramIdConverter))]
    public required Guid ProgramId { get; init; }

    public required int ProgramVersion { get; init; }

    /// <summary>Change of the member's units; below zero where units were taken back.</summary>
    public required long Units { get; init; }

    /// <summary>
    /// What should have been taken back and was not there, in programs that forbid negative balances.
    /// </summary>
    public long Shortfall { get; init; }

    /// <summary>What the purchase has earned, net of all its returns.</summary>
    public required long RemainingUnits { get; init; }

    public required Balance Balance { get; init; }

    /// <summary>How the order that remains comes to <see cref="RemainingUnits"/>.</summary>
    public required IReadOnlyList<ExplanationRow> Explanation { get; init; }
}

/// <summary>A return as it is recorded, with where the purchase then stands.</summary>
public sealed record PurchaseReturn(
    Guid Id, Guid PurchaseId, Instant RecordedAt, IReadOnlyList<ReturnResult> Results, ReturnProgress Progress);

/// <summary>
/// The command that nets a return out: afterwards the purchase has earned what the order that remains would have
/// earned under the program version and the caps that applied when it was posted. Pure.
/// </summary>
public sealed record PostReturn(Purchase Purchase, ReturnPiece Piece)
{
    /// <summary>The counters that must be in the member's state before <see cref="Decide"/>.</summary>
    public IEnumerable<(Guid ProgramId, CapKey Key)> Counters(ProgramCatalog catalog) =>
        from result in Purchase.Results
        let program = ProgramOf(result, catalog)
        where program is { HasCounters: true }
        from key in program.CapKeysAt(Purchase.Order.OccurredAt)
        select (result.ProgramId, key);

    /// <returns>Refused with <c>return_exceeds_purchase</c> or <c>amount_overflow</c>.</returns>
    public Decision<PurchaseReturn> Decide(
        Guid id, ReturnProgress progress, MemberState member, ProgramCatalog catalog, Instant now, IdGenerator ids)
    {
        try
        {
            var (returned, refusal) = Piece.AddTo(progress.Returned, Purchase.Order);
            if (returned is null) return refusal!;
            var units = new Dictionary<Guid, long>(progress.Units);
            var results = new List<ReturnResult>();
            var changes = new List<AccountChange>();
            foreach (var result in Purchase.Results)
            {
                if (ProgramOf(result, catalog) is not { } program) continue;
                var (net, change) = NetOut(id, result, program, progress, returned, member, now, ids);
                results.Add(net);
                if (change is not null) changes.Add(change);
                units[result.ProgramId] = net.RemainingUnits;
            }

            return Decision<PurchaseReturn>.Of(
                new PurchaseReturn(id, Purchase.Id, now, results, new(progress.Number + 1, returned, units)), changes);
        }
        catch (OverflowException)
        {
            return new Refusal("amount_overflow", "The amounts or the balance leave the range of a 64-bit number.");
        }
    }

    private static CompiledProgram? ProgramOf(PurchaseResult result, ProgramCatalog catalog) =>
        result.Status == PurchaseStatus.Available
            ? catalog.Find(result.ProgramId)?.Version(result.ProgramVersion!.Value) : null;

    private (ReturnResult Result, AccountChange? Change) NetOut(
        Guid id, PurchaseResult result, CompiledProgram program, ReturnProgress progress, Returned returned,
        MemberState member, Instant now, IdGenerator ids)
    {
        var usage = result.UsageBefore();
        var before = program.Earn(Purchase.Order, progress.Returned, usage, GivenFacts.None);
        var after = program.Earn(Purchase.Order, returned, usage, GivenFacts.None);
        var posting = new Posting(member.Account(result.ProgramId)!, id, now, ids);
        var lot = program.LotOf(Purchase.Order.OccurredAt);
        var change = after.Units - progress.Units[result.ProgramId];
        if (change > 0) posting.Accrue(change, lot);
        var taken = change < 0 ? posting.Clawback(-change, lot, program.ClawbackMayGoNegative) : 0;
        var capUsage = CapUsageAfter(result.ProgramId, program, before, after, member);
        return (
            new ReturnResult
            {
                ProgramId = result.ProgramId,
                ProgramVersion = program.Version,
                Units = change < 0 ? -taken : change,
                Shortfall = change < 0 ? -change - taken : 0,
                RemainingUnits = after.Units,
                Balance = posting.Balance,
                Explanation = after.Explanation,
            },
            posting.Entries.Count == 0 && capUsage.Count == 0 ? null
                : new AccountChange(posting.After(), posting.Entries, capUsage));
    }

    // What the purchase no longer takes of a cap is free again for later purchases of the period.
    private List<KeyValuePair<CapKey, long>> CapUsageAfter(
        Guid programId, CompiledProgram program, EarningResult before, EarningResult after, MemberState member)
    {
        if (!program.HasCounters) return [];
        var keys = program.CapKeysAt(Purchase.Order.OccurredAt);
        var now = member.CapUsageOf(programId, keys);
        var was = before.CapUses.ToDictionary(use => use.Key, use => use.Value);
        var willBe = after.CapUses.ToDictionary(use => use.Key, use => use.Value);
        var changed = new List<KeyValuePair<CapKey, long>>();
        foreach (var key in keys)
        {
            var delta = willBe.GetValueOrDefault(key) - was.GetValueOrDefault(key);
            if (delta != 0) changed.Add(new(key, Math.Max(0, checked(now[key] + delta))));
        }

        return changed;
    }
}
