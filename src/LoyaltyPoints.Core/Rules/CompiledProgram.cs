using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Standings.Memberships;
using LoyaltyPoints.Core.Standings.Tiers;

namespace LoyaltyPoints.Core.Rules;

/// <summary>
/// One version of a program made ready to run: pure, immutable to its callers and safe for many threads. Make it once a
/// version and keep it. Instants must lie in the years 2 to 9998.
/// </summary>
public sealed partial class CompiledProgram
{
    private readonly CompiledEarning earning;
    private readonly CompiledBenefits benefits;
    private readonly CompiledActivities activities;
    private readonly ProgramDays days;

    private CompiledProgram(
        Guid programId, int version, ProgramDefinition definition, CompiledProgram? own,
        IReadOnlyList<Campaign> campaigns)
    {
        (ProgramId, Version, Definition) = (programId, version, definition);
        (Own, Campaigns) = (own ?? this, campaigns);
        benefits = CompiledBenefits.Of(definition);
        var written = definition.Earning;
        // Where nothing gives units there is nothing to multiply, and no row should say so.
        List<RuleDefinition> rules = [.. campaigns.SelectMany(campaign => campaign.Rules)];
        var multipliers = written.Rules.Concat(rules).Any(rule => rule.Earn.IsBase) ? benefits.MultiplierRules() : [];
        var all = written with { Rules = [.. written.Rules, .. multipliers, .. rules] };
        earning = new CompiledEarning(all, campaigns);
        var calendar = new LocalCalendar(TimeZoneInfo.FindSystemTimeZoneById(definition.TimeZone));
        days = new ProgramDays(calendar, earning.Counters, definition.Maturity, definition.Expiry);
        activities = new CompiledActivities(definition, benefits, days);
        GivenNames = Rules.GivenNames.Of(all, benefits.AskedName);
        SpentWindows = [.. from rule in written.Rules
                           where rule.Earn is BandsEarn
                           select (BandsRule.SpentNameOf(rule.Id), ((BandsEarn)rule.Earn).Over)];
        MaturingActivities = written.Rules.Concat(written.Activities).Select(rule => rule.Terms?.Maturity)
            .Append(definition.Maturity).OfType<MaturityOnActivity>().Select(maturity => maturity.ActivityType)
            .ToHashSet(StringComparer.Ordinal);
        if (definition.Membership is { } membership) Membership = new MembershipTerms(membership, calendar);
        if (definition.Tiers is { } tiers) Ladder = new TierLadder(tiers, calendar);
        CountsDays = Ladder is not null || SpentWindows.Count > 0 || definition.Thresholds.Count > 0;
        AskedSegments = Rules.GivenNames
            .Segments(GivenNames.Concat(written.Activities.SelectMany(rule => GivenNamesFor(rule.ActivityType!))))
            .ToHashSet();
        AsksBirthday = HasOccasions || GivenNames.Contains("member.isBirthday")
            || written.Activities.Any(rule => GivenNamesFor(rule.ActivityType!).Contains("member.isBirthday"));
    }

    public Guid ProgramId { get; }

    public int Version { get; }

    public ProgramDefinition Definition { get; }

    /// <summary>Null for a program without paid memberships.</summary>
    public MembershipTerms? Membership { get; }

    /// <summary>ISO 4217.</summary>
    public string Currency => Definition.Currency;

    /// <summary>
    /// Which facts a purchase or a quote must be given: those that rules, exclusions and benefits ask for. Sorted,
    /// each once. What was spent before is not among them, see <see cref="SpentWindows"/>.
    /// </summary>
    public IReadOnlyList<string> GivenNames { get; }

    /// <summary>
    /// Which facts say what was spent before, and over what: all that counted as <see cref="EarningResult.Spend"/> in
    /// the window that the purchase lies in, the purchase itself left out.
    /// </summary>
    public IReadOnlyList<(string Name, Window Over)> SpentWindows { get; }

    /// <summary>Types of activities on which units of this program become available.</summary>
    public IReadOnlySet<string> MaturingActivities { get; }

    /// <summary>Whether purchases are counted by anything but days: by caps or by thresholds.</summary>
    public bool HasCounters => earning.Counters.Count > 0 || Definition.Thresholds.Count > 0;

    /// <summary>Whether birthdays or anniversaries of the enrolment bring anything.</summary>
    public bool HasOccasions => activities.HasOccasions;

    /// <summary>Whether a clawback may leave fewer than zero units.</summary>
    public bool ClawbackMayGoNegative => Definition.NegativeBalanceAllowed;

    /// <param name="definition">One that <see cref="ProgramDefinitionReader"/> found without fault.</param>
    /// <exception cref="TimeZoneNotFoundException">This machine does not have the definition's time zone.</exception>
    public static CompiledProgram Compile(Guid programId, int version, ProgramDefinition definition) =>
        new(programId, version, definition, null, []);

    /// <summary>
    /// The counters a purchase at this instant can touch; empty if there are none. Each names the period, in the
    /// program's calendar, that the instant lies in.
    /// </summary>
    public IReadOnlyList<CapKey> CapKeysAt(Instant occurredAt) => HasCounters ? days.At(occurredAt).CapKeys : [];

    /// <summary>As <see cref="CapKeysAt"/>, for an activity of this type. Caps of the program are the same counters.
    /// </summary>
    public IReadOnlyList<CapKey> CapKeysFor(string activityType, Instant occurredAt) =>
        activities.CapKeysFor(activityType, occurredAt);

    /// <summary>
    /// What this program gives for an order of which something may have come back. Order and returns must fit together:
    /// totals that add up, no more returned than was bought. An order in another currency earns nothing here.
    /// </summary>
    /// <param name="usageBefore">What the member had used of the caps before this purchase.</param>
    /// <param name="given">
    /// Values of <see cref="GivenNames"/> and <see cref="SpentWindows"/> as of just before this purchase.
    /// </param>
    /// <exception cref="OverflowException">
    /// A sum, a rule's units or the running total of units leaves the range of a long. Nothing ever wraps.
    /// </exception>
    /// <param name="budgets">What is left of campaigns' budgets; null: nothing.</param>
    public EarningResult Earn(
        Order order, Returned returned, CapUsage usageBefore, GivenFacts given, ICampaignBudgets? budgets = null)
    {
        if (!IsInCurrency(order)) return EarningResult.Nothing;
        return Evaluate(Remaining(order, returned, given), usageBefore, budgets);
    }

    /// <summary>
    /// Why each rule or benefit that is in no row of what <see cref="Earn"/> answers to the same is in none. In the
    /// order of the rules. For people who ask; it takes its time.
    /// </summary>
    /// <exception cref="OverflowException">As for <see cref="Earn"/>.</exception>
    public IReadOnlyList<NotApplied> WhyNot(
        Order order, Returned returned, CapUsage usageBefore, GivenFacts given, ICampaignBudgets? budgets = null)
    {
        if (!IsInCurrency(order)) return WhyNotStep.OtherCurrency(earning, order.Currency);
        var remaining = Remaining(order, returned, given);
        return new WhyNotStep(earning, remaining, Evaluate(remaining, usageBefore, budgets)).Find();
    }

    /// <summary>Whether any rule or benefit is for activities of this type.</summary>
    public bool EarnsFor(string activityType) => activities.EarnsFor(activityType);

    /// <summary>Which facts must be given for an activity of this type, beside its own attributes. Sorted.</summary>
    public IReadOnlyList<string> GivenNamesFor(string activityType) => activities.NamesFor(activityType);

    /// <summary>What this program gives for an activity: all rules for its type that apply, added up.</summary>
    /// <param name="usageBefore">What had been used of <see cref="CapKeysFor"/> before.</param>
    /// <param name="given">Values of <see cref="GivenNamesFor"/>.</param>
    /// <exception cref="OverflowException">The units leave the range of a long.</exception>
    public EarningResult EarnFor(Activity activity, CapUsage usageBefore, GivenFacts given) =>
        activities.Earn(activity, usageBefore, given);

    /// <summary>What a checkout takes off; empty for an order in another currency.</summary>
    /// <param name="given">Values of <see cref="GivenNames"/> now.</param>
    public IReadOnlyList<Discount> Discounts(Order order, GivenFacts given) =>
        IsInCurrency(order) ? DiscountStep.Of(order, benefits.InForce(given)) : [];

    /// <summary>The thresholds, each in the period of it that an instant lies in.</summary>
    /// <param name="enrolledAt">When the member joined the program.</param>
    public IReadOnlyList<ThresholdPeriod> ThresholdsAt(Instant occurredAt, Instant enrolledAt) =>
        Definition.Thresholds.Count == 0 ? [] : days.ThresholdsAt(Definition.Thresholds, occurredAt, enrolledAt);

    /// <summary>
    /// Counts what a member gives to others on a local day; null where the program does not limit it.
    /// </summary>
    public CapKey? TransferCounterAt(Instant at) => Definition.Transfers.MaximumPerDay is null ? null
        : new CapKey("transfers:day", days.At(at).Start.UnixMilliseconds);

    /// <summary>The local day of the program that an instant lies in.</summary>
    public DateOnly DayOf(Instant at) => days.At(at).Date;

    /// <summary>The lot of units that are given by hand then: they can be spent at once.</summary>
    public LotKey LotByHand(Instant givenAt) => LotOf(givenAt) with { MaturesAt = Instant.Beginning };

    /// <summary>The lot of units earned then.</summary>
    /// <param name="terms">Where they differ from the program's.</param>
    public LotKey LotOf(Instant earnedAt, UnitTerms? terms = null)
    {
        var day = days.At(earnedAt);
        return terms is null ? day.Lot : LotCalendar.LotOf(
            days.Calendar, day.Date, terms.Maturity ?? Definition.Maturity, terms.Expiry ?? Definition.Expiry);
    }

    private bool IsInCurrency(Order order) => string.Equals(order.Currency, Currency, StringComparison.Ordinal);

    /// <summary>Counters in the periods of this program's calendar that an instant lies in.</summary>
    internal IReadOnlyList<CapKey> KeysAt(Instant at, IReadOnlyList<(string CapId, CapPeriod Per)> counters) =>
        days.KeysAt(at, counters);

    /// <summary>An order of which nothing has come back, for conditions to be asked of.</summary>
    internal RemainingOrder Whole(Order order, GivenFacts given) => Remaining(order, Returned.Nothing, given);

    private RemainingOrder Remaining(Order order, Returned returned, GivenFacts given) =>
        new(order, returned, earning.Basis, days, Definition.PaidPart) { Given = given };

    private EarningResult Evaluate(RemainingOrder order, CapUsage usageBefore, ICampaignBudgets? budgets)
    {
        if (order.IsGone) return EarningResult.Nothing;
        var counters = HasCounters ? days.At(order.Order.OccurredAt).CapKeys : [];
        return new Evaluation(earning, order).Run(
            usageBefore, counters, benefits.ExpiryBy(order.Given), budgets ?? CountedBudgets.Empty);
    }
}
