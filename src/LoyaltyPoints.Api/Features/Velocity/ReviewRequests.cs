using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core.Velocity;

namespace LoyaltyPoints.Api.Features.Velocity;

/// <summary>Who has looked, and what for.</summary>
public sealed record ResolveReviewRequest
{
    public string? Actor { get; init; }

    /// <summary>Why; kept with the review.</summary>
    public string? Reason { get; init; }
}

internal sealed class ApproveValidator : FaultValidator<ResolveReviewRequest>
{
    public ApproveValidator()
    {
        RuleFor(x => x.Actor).Required().Text(100);
        RuleFor(x => x.Reason).Text(500);
    }
}

internal sealed class RejectValidator : FaultValidator<ResolveReviewRequest>
{
    public RejectValidator()
    {
        RuleFor(x => x.Actor).Required().Text(100);
        RuleFor(x => x.Reason).Required().Text(500);
    }
}

[JsonSerializable(typeof(ResolveReviewRequest))]
[JsonSerializable(typeof(PageAnswer<ReviewAnswer>))]
internal sealed partial class ReviewJson : JsonSerializerContext;
