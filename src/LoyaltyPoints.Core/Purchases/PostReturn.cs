using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Purchases;

/// <summary>Where a purchase stands after its returns so far.</summary>
/// <param name="Number">How many returns there were.</param>
/// <param name="Returned">All that came back.</param>
/// <param name="Units">What the purchase has earned in each program by its rules, net of those returns.</param>
public sealed record ReturnProgress(int Number, Returned Returned, IReadOnlyDictionary<Guid, long> Units)
{
    /// <summary>Units that the purchase was paid with and that its returns have given back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long RestoredUnits { get; init; }

    /// <summary>
    /// What the purchase has of each campaign's units: as much of a budget, at most, it may have later on. What was
    /// given back to a budget is not taken out of it again. Null before any return, and where there are no campaigns.
    /// </summary>
    public IReadOnlyDictionary<Guid, long>? Campaigns { get; init; }

    public static ReturnProgress Before(Purchase purchase) => new(
        0, Returned.Nothing,
        purchase.Results.ToDictionary(result => result.ProgramId, result => result.Units - result.ThresholdUnits));
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

    /// <summary>
    /// Of <c>units</c>, those for thresholds that the period's total no longer reaches, or now does.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long ThresholdUnits { get; init; }

    /// <summary>
    /// Taken back beside <c>units</c>, below zero, because the purchase no longer completes the member's
    /// referral.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long ReferralUnits { get; init; }

    /// <summary>What the purchase has earned by its rules, net of all its returns.</summary>
    public required long RemainingUnits { get; init; }

    /// <summary>The member's tier after this return, in a tiered program; <c>none</c> where there is none.</summary>
    public string? Tier { get; init; }

    /// <summary>The tier before, where this return changed it.</summary>
    public string? TierBefore { get; init; }

    public required Balance Balance { get; init; }

    /// <summary>Campaigns that applied to the purchase, with what they have given it net of all its returns.</summary>
    public IReadOnlyList<AppliedCampaign>? Campaigns { get; init; }

    /// <summary>How the order that remains comes to <c>remainingUnits</c>.</summary>
    public required IReadOnlyList<ExplanationRow> Explanation { get; init; }
}

/// <summary>A return as it is recorded, with where the purchase then stands.</summary>
public sealed record PurchaseReturn(
    Guid Id, Guid PurchaseId, Instant RecordedAt, IReadOnlyList<ReturnResult> Results, ReturnProgress Progress);

/// <summary>
/// The command that nets a return out: afterwards the purchase has earned what the order that remains would have
/// earned under the program version and the caps that applied when it was posted. Pure.
/// </summary>
/// <param name="OccurredAt">When it came back: from then on a tier that rested on it is gone.</param>
public sealed record PostReturn(Purchase Purchase, ReturnPiece Piece, Instant OccurredAt)
{
    /// <summary>The counters that must be in the member's state before <see cref="Decide"/>.</summary>
    public IEnumerable<(Guid ProgramId, CapKey Key)> Counters(MemberState member, ProgramCatalog catalog) =>
        from result in Purchase.Results
        let program = catalog.Judge(result)
        where program is { HasCounters: true }
        let enrolledAt = member.Account(result.ProgramId)!.EnrolledAt
        from key in program.CounterKeysAt(Purchase.Order.OccurredAt, enrolledAt)
        select (result.ProgramId, key);

    /// <summary>The campaigns that applied.</summary>
    public IEnumerable<Guid> Campaigns() =>
        Purchase.Results.SelectMany(result => result.Campaigns ?? []).Select(campaign => campaign.CampaignId);

    /// <returns>Refused with <c>return_exceeds_purchase</c> or <c>amount_overflow</c>.</returns>
    public Decision<PurchaseReturn> Decide(Guid id, ReturnProgress progress, DecisionContext context)
    {
        try
        {
            var (returned, refusal) = Piece.AddTo(progress.Returned, Purchase.Order);
            if (returned is null) return refusal!;
            var units = new Dictionary<Guid, long>(progress.Units);
            var campaigns = new Dictionary<Guid, long>();
            var results = new List<ReturnResult>();
            var changes = new List<AccountChange>();
            foreach (var result in Purchase.Results)
            {
                if (context.Catalog.Judge(result) is not { } program) continue;
                var (net, change) = new ReturnNetting(id, Purchase, OccurredAt, result, program, context)
                    .NetOut(progress, returned);
                results.Add(net);
                if (change is not null) changes.Add(change);
                units[result.ProgramId] = net.RemainingUnits;
                foreach (var campaign in net.Campaigns ?? []) campaigns[campaign.CampaignId] = campaign.Units;
            }

            var after = progress with
            {
                Number = progress.Number + 1, Returned = returned, Units = units,
                Campaigns = campaigns.Count == 0 ? null : campaigns,
            };
            return Decision<PurchaseReturn>.Of(
                new PurchaseReturn(id, Purchase.Id, context.Now, results, after), changes);
        }
        catch (OverflowException)
        {
            return new Refusal("amount_overflow", "The amounts or the balance leave the range of a 64-bit number.");
        }
    }
}
