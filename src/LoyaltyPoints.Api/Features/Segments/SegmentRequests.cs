using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using Refusal = LoyaltyPoints.Api.Binding.Refusal;

namespace LoyaltyPoints.Api.Features.Segments;

/// <summary>Members that are put into a list, and others that are taken out of it.</summary>
public sealed record ChangeListRequest
{
    /// <summary>Who is in it already stays.</summary>
    public IReadOnlyList<string>? Add { get; init; }

    /// <summary>Who is not in it is no fault.</summary>
    public IReadOnlyList<string>? Remove { get; init; }
}

internal sealed class SegmentCommandValidator : FaultValidator<SegmentCommand>;

internal sealed class ChangeListValidator : FaultValidator<ChangeListRequest>
{
    /// <summary>Members that one request may name each way.</summary>
    public const int Most = 1_000;

    public ChangeListValidator()
    {
        RuleFor(x => x).Check(RefuseNothing);
        RuleFor(x => x.Add).AtMost(Most).Check(RefuseTwice);
        RuleForEach(x => x.Add).Required().PublicId(Core.PublicId.Member);
        RuleFor(x => x.Remove).AtMost(Most).Check(RefuseTwice);
        RuleForEach(x => x.Remove).Required().PublicId(Core.PublicId.Member);
    }

    private static Refusal? RefuseNothing(ChangeListRequest request)
    {
        if (request.Add is not { Count: > 0 } && request.Remove is not { Count: > 0 })
            return new(FaultCodes.Required, "Members to add or to remove are expected.");
        return request.Add is not null && request.Remove is not null && request.Add.Intersect(request.Remove).Any()
            ? new(FaultCodes.Contradictory, "A member is to be added and removed.") : null;
    }

    private static Refusal? RefuseTwice(IReadOnlyList<string>? members) =>
        members is null || members.Distinct(StringComparer.Ordinal).Count() == members.Count ? null
            : new(FaultCodes.Duplicate, "The same member stands here twice.");
}
