using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Referrals;

/// <summary>What a tenant gives where one member brings another; one for all its members.</summary>
public sealed record ReferralProgram
{
    /// <summary>In which program units are given.</summary>
    [JsonConverter(typeof(ProgramIdConverter))]
    public required Guid ProgramId { get; init; }

    /// <summary>To who brought the other, 0 or more.</summary>
    public required long ReferrerUnits { get; init; }

    /// <summary>To who was brought, 0 or more.</summary>
    public required long ReferredUnits { get; init; }

    /// <summary>What a purchase must come to, in the program's currency; null: anything above 0.</summary>
    public long? MinimumOrder { get; init; }

    /// <summary>
    /// How long after the enrolment in the program, to the end of its last local day, such as <c>P30D</c>; null: ever.
    /// </summary>
    public string? Within { get; init; }

    /// <summary>How often one member is paid as a referrer; null: without limit.</summary>
    public ReferralCap? MaximumPerReferrer { get; init; }

    /// <summary>Whether so much money makes a purchase count: of what was bought, or of what is left of it.</summary>
    public static bool Suffices(long money, long minimumOrder) => money > 0 && money >= minimumOrder;

    /// <summary>From when on purchases of a member of the program count no more; never where nothing says so.</summary>
    public Instant EndFor(Account account, CompiledProgram program) =>
        Within is { } text && CalendarPeriod.Parse(text) is { } period
            ? program.StartOf(period.After(program.DayOf(account.EnrolledAt)).AddDays(1)) : Instant.Never;
}

/// <summary>At most so many referrals a calendar period of the program, or ever.</summary>
/// <param name="Per"><c>month</c>, <c>year</c> or <c>lifetime</c>.</param>
public sealed record ReferralCap(int Count, string Per)
{
    public const string Month = "month";
    public const string Year = "year";
    public const string Lifetime = "lifetime";

    /// <summary>
    /// The referrer's counter for referrals that were qualified then: of whole referrals, begun when the cap was set.
    /// </summary>
    public CapKey CounterAt(Instant qualifiedAt, CompiledProgram program)
    {
        var day = program.DayOf(qualifiedAt);
        return new CapKey($"referrals/{Per}", Per switch
        {
            Month => program.StartOf(new DateOnly(day.Year, day.Month, 1)).UnixMilliseconds,
            Year => program.StartOf(new DateOnly(day.Year, 1, 1)).UnixMilliseconds,
            _ => 0,
        });
    }
}
