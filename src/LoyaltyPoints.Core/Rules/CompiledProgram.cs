using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Standings.Memberships;

namespace LoyaltyPoints.Core.Rules;

/// <summary>
/// One version of a points program made ready to run: pure, immutable to its callers and safe for many threads. Make it
/// once a version and keep it. Instants must lie in the years 2 to 9998.
/// </summary>
public sealed class CompiledProgram
{
    private readonly CompiledEarning earning;
    private readonly ProgramDays days;

    private CompiledProgram(Guid programId, int version, ProgramDefinition definition)
    {
        (ProgramId, Version, Definition) = (programId, version, definition);
        earning = new CompiledEarning(definition.Earning);
        var calendar = new LocalCalendar(TimeZoneInfo.FindSystemTimeZoneById(definition.TimeZone));
        days = new ProgramDays(calendar, earning.Counters, definition.Maturity, definition.Expiry);
        if (definition.Membership is { } membership) Membership = new MembershipTerms(membership, calendar);
    }

    public Guid ProgramId { get; }

    public int Version { get; }

    public ProgramDefinition Definition { get; }

    /// <summary>Null for a program without paid memberships.</summary>
    public MembershipTerms? Membership { get; }

    /// <summary>ISO 4217.</summary>
    public string Currency => Definition.Currency;

    /// <summary>Whether any cap is counted over more than one purchase, so that <see cref="CapKeysAt"/> has keys.
    /// </summary>
    public bool HasCounters => earning.Counters.Count > 0;

    /// <summary>Whether a clawback may leave fewer than zero units.</summary>
    public bool ClawbackMayGoNegative => Definition.NegativeBalanceAllowed;

    /// <param name="definition">One that <see cref="ProgramDefinitionReader"/> found without fault.</param>
    /// <exception cref="TimeZoneNotFoundException">This machine does not have the definition's time zone.</exception>
    public static CompiledProgram Compile(Guid programId, int version, ProgramDefinition definition) =>
        new(programId, version, definition);

    /// <summary>
    /// The counters a purchase at this instant can touch; empty if there are none. Each names the period, in the
    /// program's calendar, that the instant lies in.
    /// </summary>
    public IReadOnlyList<CapKey> CapKeysAt(Instant occurredAt) => HasCounters ? days.At(occurredAt).CapKeys : [];

    /// <summary>
    /// What this program gives for an order of which something may have come back. Order and returns must fit together:
    /// totals that add up, no more returned than was bought. An order in another currency earns nothing here.
    /// </summary>
    /// <param name="usageBefore">What the member had used of the caps before this purchase.</param>
    /// <exception cref="OverflowException">
    /// A sum, a rule's units or the running total of units leaves the range of a long. Nothing ever wraps.
    /// </exception>
    public EarningResult Earn(Order order, Returned returned, CapUsage usageBefore)
    {
        if (!string.Equals(order.Currency, Currency, StringComparison.Ordinal)) return EarningResult.Nothing;
        var remaining = new RemainingOrder(order, returned, earning.Basis, days);
        if (remaining.IsGone) return EarningResult.Nothing;
        var counters = HasCounters ? days.At(order.OccurredAt).CapKeys : [];
        return new Evaluation(earning, remaining).Run(usageBefore, counters);
    }

    /// <summary>The local day of the program that an instant lies in.</summary>
    public DateOnly DayOf(Instant at) => days.At(at).Date;

    /// <summary>The lot of units earned then.</summary>
    /// <param name="terms">Where they differ from the program's.</param>
    public LotKey LotOf(Instant earnedAt, UnitTerms? terms = null)
    {
        var day = days.At(earnedAt);
        return terms is null ? day.Lot : LotCalendar.LotOf(
            days.Calendar, day.Date, terms.Maturity ?? Definition.Maturity, terms.Expiry ?? Definition.Expiry);
    }
}
