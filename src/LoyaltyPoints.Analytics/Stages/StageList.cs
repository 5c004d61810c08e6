using System.Text.Json.Serialization;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Stages;

/// <summary>A member on the ladder, by which rule, and the numbers that it looked at.</summary>
public sealed record StageMember(
    [property: JsonConverter(typeof(MemberIdConverter))] Guid MemberId, LoyaltyStage Stage, StageRule Rule,
    StageNumbers Numbers);

/// <summary>Members on one rung of the ladder, or on any: those who spent most in the window, highest first.</summary>
/// <param name="stage">Null: any.</param>
/// <param name="limit">How many are kept.</param>
public sealed class StageList(AnalyticsSettings settings, Instant asOf, LoyaltyStage? stage, int limit)
{
    private readonly StageJudge judge = new(settings);

    // Who spent least lies on top, and goes first where there are too many.
    private readonly PriorityQueue<StageMember, (long Spend, Guid MemberId)> kept = new();

    /// <summary>All who stand there, listed or not.</summary>
    public long Members { get; private set; }

    public IReadOnlyList<StageMember> Listed =>
    [
        .. kept.UnorderedItems.Select(static item => item.Element)
            .OrderByDescending(static member => (member.Numbers.SpendInWindow, member.MemberId)),
    ];

    public void Add(MemberFacts member)
    {
        if (judge.StageOf(member, asOf) is not { } found || (stage is { } asked && found.Stage != asked)) return;
        Members++;
        kept.Enqueue(
            new StageMember(member.MemberId, found.Stage, found.Rule, found.Numbers),
            (found.Numbers.SpendInWindow, member.MemberId));
        if (kept.Count > limit) kept.Dequeue();
    }
}
