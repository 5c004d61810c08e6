using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Members;

/// <summary>What must be in a member's state before a decision about something that occurred at an instant.</summary>
public static class MemberNeeds
{
    /// <summary>Days from this local day on, for each program that counts by day.</summary>
    public static IEnumerable<(Guid ProgramId, DateOnly Since)> Days(
        MemberState member, ProgramCatalog catalog, Instant at)
    {
        foreach (var account in member.Accounts)
        {
            if (catalog.Find(account.ProgramId)?.At(at) is not { CountsDays: true } program) continue;
            // What has been due since then is brought up first.
            var first = account.DueAt < at ? account.DueAt : at;
            var since = program.DaysNeededSince(account.Standing.Tier, account.EnrolledAt, first);
            if (since < DateOnly.MaxValue) yield return (account.ProgramId, since);
        }
    }

    /// <summary>Whether the birthday is asked for by any program the member is in.</summary>
    public static bool Birthday(MemberState member, ProgramCatalog catalog, Instant at)
    {
        foreach (var account in member.Accounts)
            if (catalog.ForPurchase(account.ProgramId, at) is { AsksBirthday: true }) return true;
        return false;
    }

    /// <summary>Whether any program the member is in asks for segments.</summary>
    public static bool Segments(MemberState member, ProgramCatalog catalog, Instant at)
    {
        if (catalog.Segments.Count == 0) return false;
        foreach (var account in member.Accounts)
            if (catalog.ForPurchase(account.ProgramId, at) is { AskedSegments.Count: > 0 }) return true;
        return false;
    }
}
