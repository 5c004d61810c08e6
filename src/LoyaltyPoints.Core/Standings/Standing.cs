namespace LoyaltyPoints.Core.Standings;

/// <summary>
/// What an account stands for beside its units: a tier, a membership, and what they rest on. It speaks of
/// <see cref="At"/>, the latest thing that happened to it; what time alone changes after that is worked out whenever
/// it is asked for, and so is the same whether or not anything was written down meanwhile. Immutable.
/// </summary>
public sealed record Standing
{
    public static readonly Standing None = new();

    /// <summary>The latest purchase, return, activity or payment it has taken in, by when that occurred.</summary>
    public Instant At { get; init; } = Instant.Beginning;

    /// <summary>Counted for tiers since the enrolment, returns taken off.</summary>
    public Totals Lifetime { get; init; }

    /// <summary>Of a tiered program; null before the account was first written to.</summary>
    public TierStanding? Tier { get; init; }

    /// <summary>Of a VIP program; null for a member who never joined.</summary>
    public MembershipStanding? Membership { get; init; }

    /// <summary>When all units go for want of activity; never where the program does not say so.</summary>
    public Instant LapsesAt { get; init; } = Instant.Never;

    /// <summary>Birthdays and anniversaries up to this instant have been given what they bring.</summary>
    public Instant OccasionsTo { get; init; } = Instant.Beginning;

    /// <summary>The tier that was last written down as a change, and until when changes were.</summary>
    public string? WrittenTier { get; init; }

    public Instant WrittenTo { get; init; } = Instant.Beginning;

    /// <summary>The member that the account's member was merged into; null: none. Time changes it no more.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>Whether the person was erased: the account is kept for the book, and for nobody.</summary>
    public bool IsErased { get; init; }
}

/// <summary>What was counted over some days.</summary>
/// <param name="Spend">Money that counts by the program's basis, in whole smallest parts.</param>
/// <param name="Units">Units the program gave for purchases.</param>
/// <param name="Visits">Purchases of which something was kept.</param>
public readonly record struct Totals(long Spend, long Units, long Visits)
{
    /// <exception cref="OverflowException">A sum leaves the range of a long.</exception>
    public static Totals operator +(Totals one, Totals other) => new(
        checked(one.Spend + other.Spend), checked(one.Units + other.Units), checked(one.Visits + other.Visits));

    public static Totals operator -(Totals one, Totals other) => new(
        checked(one.Spend - other.Spend), checked(one.Units - other.Units), checked(one.Visits - other.Visits));
}

/// <summary>A tier as it is held, apart from what time alone changes.</summary>
/// <param name="Id">Null: none.</param>
/// <param name="Since">When it was reached, or fallen to.</param>
/// <param name="HeldUntil">
/// First instant at which it is judged anew; <see cref="Instant.Never"/>: it is not.
/// </param>
/// <param name="GraceUntil">Where its end has passed: until when it is still kept.</param>
/// <param name="QualifiedAt">When the metrics last reached it.</param>
public sealed record TierStanding(
    string? Id, Instant Since, Instant HeldUntil, Instant? GraceUntil, Instant QualifiedAt);

/// <summary>One move from tier to tier.</summary>
/// <param name="At">From this instant on the new one counts.</param>
/// <param name="From">Null: none.</param>
/// <param name="To">Null: none.</param>
/// <param name="Reason">One of <see cref="TierChangeReason"/>.</param>
public sealed record TierChange(Instant At, string? From, string? To, string Reason);

/// <summary>Why a tier changed.</summary>
public static class TierChangeReason
{
    public const string Enrolled = "enrolled";
    public const string Reached = "reached";
    public const string NotReached = "not_reached";
    public const string GraceEnded = "grace_ended";
    public const string Returned = "returned";

    /// <summary>The program's new version has other tiers.</summary>
    public const string NewVersion = "new_version";

    /// <summary>Something came in late and corrects what was written down before.</summary>
    public const string Corrected = "corrected";

    /// <summary>Another record of the same person had the better one.</summary>
    public const string Merged = "merged";
}
