using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Simulations;

/// <summary>A member who does not exist, as somebody who tries a version out imagines one.</summary>
public sealed record HypotheticalMember
{
    /// <summary>One of the version's levels; null: what <see cref="Spent"/> reaches.</summary>
    public string? Tier { get; init; }

    /// <summary>One of the version's plans, paid for ever; null: no membership.</summary>
    public string? Plan { get; init; }

    /// <summary>Units that can be spent, 0 or more; they never expire.</summary>
    public long Available { get; init; }

    /// <summary>Null: at the purchase.</summary>
    public Instant? EnrolledAt { get; init; }

    public DateOnly? Birthday { get; init; }

    /// <summary>
    /// Money that counted before in the window of the purchase, 0 or more, as if it had been spent earlier on the
    /// purchase's day.
    /// </summary>
    public long Spent { get; init; }

    /// <summary>What does not fit the version; empty where all does.</summary>
    public IReadOnlyList<Fault> FaultsIn(CompiledProgram version, Instant at)
    {
        var faults = new List<Fault>();
        if (Tier is not null && version.Definition.Tiers?.Levels.Any(level => level.Id == Tier) != true)
            faults.Add(new("/tier", FaultCodes.InvalidValue, "The version has no such tier."));
        if (Plan is not null && version.Membership?.Plan(Plan) is null)
            faults.Add(new("/plan", FaultCodes.InvalidValue, "The version has no such plan."));
        if (EnrolledAt > at) faults.Add(new("/enrolledAt", FaultCodes.OutOfRange, "Lies after the purchase."));
        return faults;
    }

    /// <summary>The member just before a purchase, in no program but this.</summary>
    /// <param name="at">When the purchase occurs.</param>
    public MemberState Before(CompiledProgram version, int tenantId, Instant at)
    {
        var member = new MemberState(tenantId, Guid.Empty) { Birthday = Birthday };
        var totals = new Totals(Spent, 0, 0);
        if (Spent > 0) member.Days(version.ProgramId).Put(version.DayOf(at), totals);
        var account = new Account
        {
            TenantId = tenantId,
            MemberId = Guid.Empty,
            ProgramId = version.ProgramId,
            EnrolledAt = EnrolledAt ?? at,
            Lots = Available == 0 ? [] : [new Lot(new LotKey(Instant.Beginning, Instant.Never), 0, Available)],
            Standing = Standing.None with { Lifetime = totals, Membership = Membership(version, at) },
        };
        foreach (var (threshold, counter, _, _) in version.ThresholdsAt(at, account.EnrolledAt))
            member.PutCapUsage(version.ProgramId, counter, ThresholdStep.Reached(threshold, Spent));
        member.Put(account with { Standing = account.Standing with { Tier = TierOf(version, account, member, at) } });
        return member;
    }

    private MembershipStanding? Membership(CompiledProgram version, Instant at)
    {
        if (Plan is null || version.Membership is null) return null;
        var from = EnrolledAt ?? at;
        return new MembershipStanding(Guid.Empty, Plan, from, from, Instant.Never, null, null);
    }

    // Held as if reached just now.
    private TierStanding? TierOf(CompiledProgram version, Account account, MemberState member, Instant at)
    {
        if (version.Ladder is not { } ladder) return null;
        var inputs = TierInputsOf.Account(account, member.Days(version.ProgramId), account.Standing.Lifetime);
        return new TierStanding(Tier ?? ladder.Reached(inputs, at)?.Id, at, Instant.Never, null, at);
    }
}
