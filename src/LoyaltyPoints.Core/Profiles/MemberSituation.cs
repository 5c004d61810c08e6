namespace LoyaltyPoints.Core.Profiles;

/// <summary>What is known of a member when it stands at the counter, as far as the rules of the next action ask.</summary>
public sealed record MemberSituation
{
    public required Instant Now { get; init; }

    public required Rhythm Rhythm { get; init; }

    /// <summary>Null where no model was learned, or the member has not bought.</summary>
    public double? ProbabilityAlive { get; init; }

    /// <summary>0 to 365; null where the birthday is not known.</summary>
    public int? DaysToBirthday { get; init; }

    /// <summary>What the member usually spends at once; null where it has not bought.</summary>
    public long? Basket { get; init; }

    /// <summary>The latest answer to how satisfied the member is; null where there is none.</summary>
    public LastFeedback? Feedback { get; init; }

    /// <summary>Available units that will expire, in any order.</summary>
    public IReadOnlyList<ExpiringUnits> Expiring { get; init; } = [];

    /// <summary>Rewards that can be had now, in any order.</summary>
    public IReadOnlyList<ReachableReward> Rewards { get; init; } = [];

    /// <summary>Tiers that spending alone would reach, in any order.</summary>
    public IReadOnlyList<NearTier> Tiers { get; init; } = [];

    /// <summary>Vouchers that can be used now, in any order; without those that never expire.</summary>
    public IReadOnlyList<ExpiringVoucher> Vouchers { get; init; } = [];

    /// <summary>Paid memberships that are no longer paid for, in any order.</summary>
    public IReadOnlyList<UnpaidMembership> Memberships { get; init; } = [];

    /// <summary>Days from a birthday to the next, counted from a day; of 29 February in other years, the 28th.</summary>
    public static int DaysTo(DateOnly birthday, DateOnly today)
    {
        var next = In(today.Year);
        return (next < today ? In(today.Year + 1) : next).DayNumber - today.DayNumber;

        DateOnly In(int year) => new(
            year, birthday.Month, Math.Min(birthday.Day, DateTime.DaysInMonth(year, birthday.Month)));
    }
}

/// <param name="Level">0 to 4, from unsatisfied to extremely satisfied.</param>
public sealed record LastFeedback(int Level, Instant At)
{
    private static readonly string[] Words =
        ["unsatisfied", "slightlySatisfied", "satisfied", "verySatisfied", "extremelySatisfied"];

    public string Word => Words[Level];
}

public sealed record ExpiringUnits(Guid ProgramId, string Program, Instant At, long Units);

/// <param name="Units">What it costs at least.</param>
public sealed record ReachableReward(Guid Id, string Name, long Units);

/// <param name="Missing">Money.</param>
public sealed record NearTier(Guid ProgramId, string Name, long Missing);

public sealed record ExpiringVoucher(string Code, string Series, Instant At);

/// <param name="Status"><c>pastDue</c> or <c>grace</c>.</param>
public sealed record UnpaidMembership(Guid ProgramId, string Program, string Status);
