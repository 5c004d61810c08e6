using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Simulations;

namespace LoyaltyPoints.Storage.Simulations;

/// <summary>
/// Reads what members of a program did in a period, a page at a time; never more than one member's at once.
/// </summary>
/// <param name="real">What the tenant has published.</param>
/// <param name="tiersAt">The instant whose tiers are told.</param>
public sealed class HistoryReader(
    int tenantId, CompiledProgram version, ProgramCatalog real, Period period, Instant tiersAt)
{
    private const string Standing = "standing.";

    // Other programs that the version asks about; of these a member's standing of now is told.
    private readonly HashSet<Guid> others =
    [
        .. from name in version.GivenNames
           where name.StartsWith(Standing + PublicId.Program + "_", StringComparison.Ordinal)
           let program = PublicId.Parse(PublicId.Program, name.AsSpan()[Standing.Length..name.LastIndexOf('.')])
           where program != version.ProgramId
           select program,
    ];

    /// <summary>Hands over the members after one, each with the tier that the member really had.</summary>
    /// <param name="each">Answers whether to go on.</param>
    /// <returns>The last member handed over; null where there are no more after.</returns>
    public Guid? Read(Session session, Guid after, Func<MemberHistory, string?, bool> each)
    {
        var page = MemberPage.Read(session, tenantId, version.ProgramId, after);
        if (page.Count == 0) return null;
        MemberPage.AddDays(session, page, [(real, tiersAt)]);
        MemberPage.AddAllDays(session, page, others);
        // Who was in which segment when is not kept: they are told as they are now.
        if (version.AskedSegments.Count > 0) MemberPage.AddSegments(session, page);
        var tiers = new RealTiers(session, page, after, real, version.ProgramId, tiersAt);
        var range = (after, page[^1].State.MemberId);
        var returns = PastEvents.Returns(session, tenantId, version.ProgramId, range, period);
        using var purchases =
            PastEvents.Purchases(session, tenantId, version.ProgramId, range, period).GetEnumerator();
        var more = purchases.MoveNext();
        foreach (var member in page)
        {
            var id = member.State.MemberId;
            var bought = new List<PastPurchase>();
            for (; more && purchases.Current.Member.CompareTo(id) <= 0; more = purchases.MoveNext())
                if (purchases.Current.Member == id) bought.Add(purchases.Current.Purchase);
            if (member.State.Account(version.ProgramId)!.EnrolledAt >= period.To) continue;
            if (!each(HistoryOf(member, bought, [.. returns[id]]), tiers.Of(member.State))) return id;
        }

        return page.Count < MemberPage.Size ? null : range.MemberId;
    }

    private MemberHistory HistoryOf(
        PageMember member, IReadOnlyList<PastPurchase> purchases, IReadOnlyList<PastReturn> returns)
    {
        var account = member.State.Account(version.ProgramId)!;
        var beginning = new MemberState(tenantId, account.MemberId) { Birthday = member.State.Birthday };
        foreach (var (segmentId, mark) in member.State.Segments) beginning.Put(segmentId, mark);
        foreach (var other in others)
        {
            if (member.State.Account(other) is not { } known) continue;
            beginning.Put(known);
            foreach (var (day, totals) in member.State.Days(other).Days) beginning.Days(other).Put(day, totals);
        }

        beginning.Put(MemberHistory.EmptyAccount(account));
        // Who joined later than the member was made known has done so then: the enrolment itself is not recorded.
        var enrolledOn = Instant.Max(member.CreatedAt, account.EnrolledAt);
        return new MemberHistory(beginning, enrolledOn, purchases, returns);
    }
}
