using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Merges;

/// <summary>
/// Members of a batch turned out to have been merged into others, whom it has not locked: it is run again, with their
/// locks taken in order. No failure.
/// </summary>
internal sealed class MergedMembersException(IReadOnlyDictionary<MemberKey, Guid> found)
    : Exception("A member was merged into another.")
{
    /// <summary>Whether it says more than was known.</summary>
    public bool AddsTo(IReadOnlyDictionary<MemberKey, Guid> known) => found.Any(
        pair => !known.TryGetValue(pair.Key, out var into) || into != pair.Value);

    public IReadOnlyDictionary<MemberKey, Guid> With(IReadOnlyDictionary<MemberKey, Guid> known)
    {
        var all = new Dictionary<MemberKey, Guid>(known);
        foreach (var (key, into) in found) all[key] = into;
        return all;
    }
}
