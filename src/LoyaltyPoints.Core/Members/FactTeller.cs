using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Core.Standings.Memberships;

namespace LoyaltyPoints.Core.Members;

/// <summary>
/// Tells an evaluation what it asks beside the order. Tiers are those before the purchase; what comes in late is judged
/// by the standing that the latest purchase left.
/// </summary>
/// <param name="at">When the purchase or activity occurred.</param>
/// <param name="now">For what is only known now: balances.</param>
internal sealed class FactTeller(MemberState member, ProgramCatalog catalog, Instant at, Instant now)
{
    private const string Standing = "standing.";
    private const string Spent = "spent.";

    /// <param name="own">Of the account itself; null where its program counts nothing, or nothing was counted yet.
    /// </param>
    public GivenFacts Tell(
        IReadOnlyList<string> names, Account account, CompiledProgram program, StandingUpdate? own)
    {
        if (names.Count == 0 && own is null) return GivenFacts.None;
        var facts = new SortedDictionary<string, GivenValue>(StringComparer.Ordinal);
        foreach (var name in names) facts[name] = Value(name, account, program, own);
        if (own is not null) TellSpent(facts, account, program, own);
        return new GivenFacts(facts);
    }

    private void TellSpent(
        SortedDictionary<string, GivenValue> facts, Account account, CompiledProgram program, StandingUpdate own)
    {
        foreach (var (name, over) in program.SpentWindows)
        {
            var (from, to) = program.DaysOf(over, at, account.EnrolledAt);
            facts[name] = own.Counted(from, to).Spend;
        }
    }

    private GivenValue Value(string name, Account account, CompiledProgram program, StandingUpdate? own)
    {
        if (name == "member.isBirthday") return program.IsBirthday(member.Birthday, at) ? "yes" : "no";
        if (name == "member.daysEnrolled")
            return program.DayOf(at).DayNumber - program.DayOf(account.EnrolledAt).DayNumber;
        if (name.StartsWith(GivenFields.InSegment, StringComparison.Ordinal))
            return IsIn(PublicId.Parse(PublicId.Segment, name.AsSpan(GivenFields.InSegment.Length)));
        if (!name.StartsWith(Standing, StringComparison.Ordinal))
            throw new ArgumentOutOfRangeException(nameof(name), name, "No such fact is given.");
        return name.StartsWith(Standing + "prg_", StringComparison.Ordinal) ? OfProgram(name)
            : Of(name[Standing.Length..], account, program, own?.TierId);
    }

    /// <summary>What the member stands for in a program that the name says.</summary>
    public GivenValue OfProgram(string name)
    {
        var rest = name[Standing.Length..];
        var dot = rest.IndexOf('.');
        var other = PublicId.Parse(PublicId.Program, rest.AsSpan(0, dot));
        return member.Account(other) is { } found && catalog.Find(other)?.At(at) is { } version
            ? Of(rest[(dot + 1)..], found, version, TierOf(found, version))
            : rest[(dot + 1)..] == "available" ? 0 : GivenFacts.Nothing;
    }

    private GivenValue IsIn(Guid segmentId) =>
        catalog.Segments.TryGetValue(segmentId, out var segment)
        && member.Segments.TryGetValue(segmentId, out var mark) && mark.IsInAt(segment.Generation)
            ? GivenFacts.Yes : GivenFacts.No;

    private GivenValue Of(string fact, Account account, CompiledProgram program, string? tier) => fact switch
    {
        "tier" => tier ?? GivenFacts.Nothing,
        "membership" => account.Standing.Membership is { } membership && program.Membership is { } terms
            ? terms.StatusAt(membership, at).Word() : GivenFacts.Nothing,
        "plan" => account.Standing.Membership is { } membership
            ? program.Membership?.PlanInForce(membership, at)?.Id ?? GivenFacts.Nothing : GivenFacts.Nothing,
        "available" => account.BalanceAt(now).Available,
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "No such fact is given."),
    };

    private string? TierOf(Account account, CompiledProgram program) => program.Ladder is null ? null
        : new StandingUpdate(
            account, program, member.Days(account.ProgramId),
            program.Ladder.RestsOnBalance ? Instant.Max(at, now) : at).TierId;
}
