namespace LoyaltyPoints.Core.Velocity;

/// <summary>What a tenant declares against abuse. Pure and immutable.</summary>
public sealed class VelocityRules(IReadOnlyList<VelocityRule> members, IReadOnlyList<TillRule> tills)
{
    public static readonly VelocityRules None = new([], []);

    public IReadOnlyList<VelocityRule> Members => members;

    public IReadOnlyList<TillRule> Tills => tills;

    /// <summary>Whether any rule counts what purchases are.</summary>
    public bool CountsPurchases { get; } = members.Any(static rule => rule.IsOfPurchases);

    public bool CountsRedemptions { get; } = members.Any(static rule => !rule.IsOfPurchases);

    /// <summary>What a member did lately, once this is recorded; what no rule looks back to is forgotten.</summary>
    public VelocityLog Record(VelocityLog log, IReadOnlyList<VelocityMark> fresh, Instant now)
    {
        var longest = members.Max(static rule => rule.Window);
        return log.With(fresh, now.Plus(-longest), longest);
    }

    /// <summary>What stands against something that a member is about to do.</summary>
    /// <param name="log">What was done before.</param>
    /// <param name="fresh">What is to be recorded; of it alone a rule must count something to be broken.</param>
    /// <remarks>
    /// Windows end now and begin just after their length before; what a till posts late counts now, not when it
    /// occurred.
    /// </remarks>
    public VelocityVerdict Judge(VelocityLog log, IReadOnlyList<VelocityMark> fresh, Instant now)
    {
        List<VelocityBreach>? breaches = null;
        var alike = fresh.FirstOrDefault(static mark => mark.Kind == VelocityMarkKind.Purchase).Subject;
        foreach (var rule in members)
        {
            if (VelocityLog.Sum(fresh, mark => rule.Of(mark, alike)) == 0) continue;
            var since = now.Plus(-rule.Window);
            var counting = log.Marks.Where(mark => mark.At > since).Concat(fresh)
                .Where(mark => rule.Of(mark, alike) > 0).ToList();
            var counted = VelocityLog.Sum(counting, mark => rule.Of(mark, alike));
            if (counted > rule.Most) (breaches ??= []).Add(new VelocityBreach(rule, counted, counting));
        }

        return breaches is null ? VelocityVerdict.Fine : new VelocityVerdict(breaches);
    }
}

/// <summary>A rule that is broken.</summary>
/// <param name="Counted">In the window, with what is at hand.</param>
/// <param name="Marks">What was counted, oldest first.</param>
public sealed record VelocityBreach(VelocityRule Rule, long Counted, IReadOnlyList<VelocityMark> Marks);

/// <summary>What stands against something: nothing, or the rules it breaks in their order.</summary>
public sealed record VelocityVerdict(IReadOnlyList<VelocityBreach> Breaches)
{
    private const int MostEvidence = 20;

    public static readonly VelocityVerdict Fine = new([]);

    /// <summary>Whether somebody should look at it, where it is not refused.</summary>
    public bool IsFlagged => Breaches.Count > 0;

    /// <summary>Refused with <c>velocity_exceeded</c> by the first rule that says so; null where none does.</summary>
    public Refusal? Refusal =>
        Breaches.FirstOrDefault(static breach => breach.Rule.Then == VelocityOutcome.Refuse) is not { } breach ? null
            : new Refusal(
                "velocity_exceeded",
                $"The rule {breach.Rule.Id} allows {breach.Rule.Most} in {breach.Rule.Window.TotalMinutes} minutes; "
                + $"this would make {breach.Counted}.");

    /// <summary>What a reviewer is shown.</summary>
    /// <param name="name">The id of a purchase or a redemption as callers see it.</param>
    public ReviewEvidence Evidence(Func<Guid, string> name) => new()
    {
        Rules =
        [
            .. Breaches.Select(breach => new BrokenRule(
                breach.Rule.Id, breach.Rule.Word, breach.Counted, breach.Rule.Most,
                (long)breach.Rule.Window.TotalMinutes,
                [.. breach.Marks.TakeLast(MostEvidence).Select(mark => name(mark.Id))])),
        ],
    };
}
