using LoyaltyPoints.Analytics.Lifetimes;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Churn;

/// <summary>Who is expected to have left, each by its own rhythm of buying.</summary>
/// <param name="ModelAsOf">Up to when the histories were known that the model was learned from.</param>
/// <param name="Members">Those who bought before the end of the period.</param>
/// <param name="ExpectedAlive">The sum of their probabilities of still buying, at the end of the period.</param>
/// <param name="ExpectedLost">The others.</param>
/// <param name="ExpectedLostShare">Absent where nobody bought.</param>
public sealed record RhythmFigures(
    Instant ModelAsOf, long Members, double ExpectedAlive, double ExpectedLost, double? ExpectedLostShare);

/// <summary>Churn by each member's own rhythm.</summary>
public sealed class RhythmMeasure(AnalyticsQuestion question, LifetimeModel model)
{
    private long members;
    private double alive;

    /// <param name="member">With all purchases before the end of the period.</param>
    public void Add(MemberFacts member)
    {
        if (model.ProbabilityAlive(member.Facts, question.Calendar, question.To) is not { } probability) return;
        members++;
        alive += probability;
    }

    public RhythmFigures Figures() => new(
        model.AsOf, members, alive, members - alive, members == 0 ? null : (members - alive) / members);
}
