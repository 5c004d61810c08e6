using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Segments;

/// <summary>What the condition of a segment can ask of a member.</summary>
public enum SegmentFact
{
    /// <summary>Local days since the last purchase in the tenant's currency; absent where there was none.</summary>
    DaysSincePurchase,

    /// <summary>Purchases; here and in what follows, in the tenant's currency.</summary>
    Purchases,

    /// <summary>Net sales less what was returned, in the smallest part of the currency.</summary>
    Spend,

    /// <summary>Spend by purchases; absent where there was none.</summary>
    AverageBasket,

    /// <summary>
    /// Per cent of the purchases in which a coupon or a campaign had a part; absent where there was none.
    /// </summary>
    PromotedShare,

    /// <summary>The store of most purchases, of several the latest; absent where none has one.</summary>
    Store,

    /// <summary>As <see cref="Store"/>.</summary>
    Channel,

    /// <summary>Redemptions that were captured.</summary>
    Redemptions,

    /// <summary>Activities of a type.</summary>
    Activities,

    /// <summary>1 to 5: the quintile of the last purchase among all who bought; absent where there was none.</summary>
    RfmRecency,

    /// <summary>As <see cref="RfmRecency"/>, of how often.</summary>
    RfmFrequency,

    /// <summary>As <see cref="RfmRecency"/>, of the spend.</summary>
    RfmMonetary,

    /// <summary>The mean of the three, rounded.</summary>
    RfmGroup,

    /// <summary>Local days since the member was made known.</summary>
    DaysKnown,

    /// <summary>The other segments the member is in.</summary>
    Segment,

    /// <summary><c>yes</c> or <c>no</c>: in a program.</summary>
    Enrolled,

    /// <summary>In a program; <c>none</c> where there is none.</summary>
    Tier,

    /// <summary>The state of the paid membership in a program; <c>none</c> where there is none.</summary>
    Membership,

    /// <summary>The plan whose benefits apply in a program; <c>none</c> where there is none.</summary>
    Plan,

    /// <summary>Units that can be spent in a program; 0 where the member is not in it.</summary>
    Available,

    /// <summary>Local days until the next units of a program expire; absent where none will.</summary>
    DaysToExpiry,
}

/// <summary>A field of a segment's condition: a fact, and of what it is asked.</summary>
/// <param name="Name">As it is written, e.g. <c>purchase.count.P12M</c>.</param>
/// <param name="Over">The span up to now in which it is counted; null: all time.</param>
/// <param name="ProgramId">Of a standing; null for others.</param>
/// <param name="ActivityType">Of <see cref="SegmentFact.Activities"/>; null for others.</param>
public sealed record SegmentField(
    string Name, SegmentFact Fact, CalendarPeriod? Over, Guid? ProgramId, string? ActivityType)
{
    private const string OfActivity = "activity.count.";
    private const string OfProgram = "standing.";

    // Those that may be followed by a span.
    private static readonly (string Name, SegmentFact Fact)[] Counted =
    [
        ("purchase.count", SegmentFact.Purchases), ("purchase.spend", SegmentFact.Spend),
        ("purchase.averageBasket", SegmentFact.AverageBasket), ("purchase.promotedShare", SegmentFact.PromotedShare),
        ("purchase.store", SegmentFact.Store), ("purchase.channel", SegmentFact.Channel),
        ("redemption.count", SegmentFact.Redemptions), ("rfm.recency", SegmentFact.RfmRecency),
        ("rfm.frequency", SegmentFact.RfmFrequency), ("rfm.monetary", SegmentFact.RfmMonetary),
        ("rfm.group", SegmentFact.RfmGroup),
    ];

    private static readonly (string Name, SegmentFact Fact)[] Plain =
    [
        ("purchase.daysSince", SegmentFact.DaysSincePurchase), ("member.daysKnown", SegmentFact.DaysKnown),
        (GivenFields.Segment, SegmentFact.Segment),
    ];

    private static readonly (string Name, SegmentFact Fact)[] OfStanding =
    [
        ("enrolled", SegmentFact.Enrolled), ("tier", SegmentFact.Tier), ("membership", SegmentFact.Membership),
        ("plan", SegmentFact.Plan), ("available", SegmentFact.Available), ("daysToExpiry", SegmentFact.DaysToExpiry),
    ];

    /// <summary>The form of all names, for those who ask.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Plain.Select(one => one.Name), .. Counted.Select(one => one.Name), OfActivity + "<type>",
        "each count, purchase and rfm field with a span such as .P12M",
        OfProgram + "prg_<32 hexadecimal digits>." + string.Join(", .", OfStanding.Select(one => one.Name)),
    ];

    /// <summary>Whether it is a text rather than a number.</summary>
    public bool IsText => Fact is SegmentFact.Store or SegmentFact.Channel or SegmentFact.Segment
        or SegmentFact.Enrolled or SegmentFact.Tier or SegmentFact.Membership or SegmentFact.Plan;

    /// <summary>Whether all members must be looked at to tell it of one.</summary>
    public bool IsRank => Fact is SegmentFact.RfmRecency or SegmentFact.RfmFrequency or SegmentFact.RfmMonetary
        or SegmentFact.RfmGroup;

    /// <summary>Whether accounts must be looked at to tell it.</summary>
    public bool IsOfStanding => ProgramId is not null;

    /// <summary>Null if there is none of that name.</summary>
    public static SegmentField? Parse(string name)
    {
        if (name.StartsWith(OfProgram, StringComparison.Ordinal)) return Standing(name);
        var dot = name.LastIndexOf('.');
        // Activity types are in small letters, so none looks like a span.
        var over = dot < 0 ? null : CalendarPeriod.Parse(name[(dot + 1)..]);
        var counted = over is null ? name : name[..dot];
        if (counted.StartsWith(OfActivity, StringComparison.Ordinal))
        {
            var type = counted[OfActivity.Length..];
            return IsActivityType(type) ? new SegmentField(name, SegmentFact.Activities, over, null, type) : null;
        }

        foreach (var (known, fact) in Counted)
            if (known == counted) return new SegmentField(name, fact, over, null, null);
        foreach (var (known, fact) in Plain)
            if (known == name) return new SegmentField(name, fact, null, null, null);
        return null;
    }

    /// <summary>What conditions are read with.</summary>
    internal ConditionField Condition() => Fact switch
    {
        SegmentFact.Segment => GivenFields.Find(Name, null)!,
        SegmentFact.Enrolled => ConditionField.GivenText(Name, [GivenFacts.Yes, GivenFacts.No]),
        _ when IsText => ConditionField.GivenText(Name),
        // What returns took off may have been bought before; where clawbacks may leave a debt, there may be one.
        SegmentFact.Spend or SegmentFact.Available => ConditionField.GivenNumber(Name, NumberSet.All),
        SegmentFact.AverageBasket => ConditionField.GivenShare(Name, NumberSet.All),
        SegmentFact.PromotedShare => ConditionField.GivenShare(
            Name, NumberSet.AtLeast(0).Intersect(NumberSet.AtMost(100))),
        _ when IsRank => ConditionField.GivenNumber(Name, NumberSet.AtLeast(1).Intersect(NumberSet.AtMost(5))),
        _ => ConditionField.GivenNumber(Name, NumberSet.AtLeast(0)),
    };

    private static SegmentField? Standing(string name)
    {
        var rest = name.AsSpan(OfProgram.Length);
        var dot = rest.IndexOf('.');
        if (dot < 0 || !PublicId.TryParse(PublicId.Program, rest[..dot], out var programId)) return null;
        foreach (var (known, fact) in OfStanding)
            if (rest[(dot + 1)..].SequenceEqual(known)) return new SegmentField(name, fact, null, programId, null);
        return null;
    }

    private static bool IsActivityType(string type) => type.Length is > 0 and <= 64
        && type.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)
            || letter is '.' or '_' or '-');
}
