using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Velocity;

namespace LoyaltyPoints.Api.Features.Velocity;

/// <summary>Which reviews are asked for; null: all.</summary>
internal readonly record struct ReviewFilter(ReviewStatus? Status, ReviewKind? Kind, Guid? MemberId)
{
    /// <returns>Null, or 400 naming every fault.</returns>
    public static Problem? Read(IQueryCollection query, out ReviewFilter filter)
    {
        var faults = new List<Fault>();
        filter = new ReviewFilter(
            Word(query, "status", Enum.GetValues<ReviewStatus>(), Review.WordOf, faults),
            Word(query, "kind", Enum.GetValues<ReviewKind>(), Review.WordOf, faults), Member(query, faults));
        return faults.Count == 0 ? null : Problem.Invalid(faults);
    }

    private static T? Word<T>(IQueryCollection query, string name, T[] values, Func<T, string> word, List<Fault> faults)
        where T : struct
    {
        if (query[name] is not { Count: > 0 } asked) return null;
        foreach (var value in values)
            if (word(value) == asked.ToString()) return value;
        faults.Add(new Fault(
            PageQuery.QueryPointer(name), FaultCodes.InvalidValue,
            $"Must be one of {string.Join(", ", values.Select(word))}."));
        return null;
    }

    private static Guid? Member(IQueryCollection query, List<Fault> faults)
    {
        if (query["memberId"] is not { Count: > 0 } asked) return null;
        if (Core.PublicId.TryParse(Core.PublicId.Member, asked.ToString(), out var id)) return id;
        faults.Add(new Fault(
            PageQuery.QueryPointer("memberId"), FaultCodes.InvalidFormat, "Must be an id of the form mem_..."));
        return null;
    }
}
