using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Standings.Tiers;

/// <summary>
/// <see cref="WhileReached"/>: the tier is always the one the metrics reach; what the program says of ends and grace
/// does not matter. The standing's <see cref="TierStanding.QualifiedAt"/> is the last time it was compared with the
/// metrics: from there on, unless something happens, they can only fall, or follow the balance.
/// </summary>
internal sealed class ReachedCourse(TierGauge gauge) : TierCourse(gauge)
{
    public override TierStanding Take(int level, Instant at) =>
        new(Levels.At(level)?.Id, at, Instant.Never, null, at);

    public override int First(Instant at) => Gauge.Earned(at);

    public override int Renamed(Instant at) => Gauge.Earned(at);

    public override TierMove? Next(TierStanding state, Instant to)
    {
        var held = PlaceOf(state);
        foreach (var (at, balance) in Events(held, state.QualifiedAt))
        {
            if (at > to) break;
            var earned = Gauge.Earned(at);
            // Only the balance can rise by itself.
            if (earned < held || (balance && earned > held)) return To(earned, held, at);
        }

        return null;
    }

    public override TierMove Reconsider(TierStanding state, Instant at)
    {
        var (held, earned) = (PlaceOf(state), Gauge.Earned(at));
        return earned == held
            ? new TierMove(at, state with { QualifiedAt = at, HeldUntil = Instant.Never, GraceUntil = null }, "")
            : To(earned, held, at);
    }

    public override TierMove AfterReturn(TierStanding state, Instant at) =>
        Reconsider(state, at) with { Reason = TierChangeReason.Returned };

    public override Instant LooksBackTo(TierStanding state, Instant at) => state.QualifiedAt;

    public override Instant? EndOf(TierStanding state) =>
        Next(state, Instant.Never) is { Reason: TierChangeReason.NotReached } move ? move.At : null;

    public override Instant? JudgedAt(TierStanding state, Instant now) => null;

    private TierMove To(int earned, int held, Instant at) =>
        new(at, Take(earned, at), earned > held ? TierChangeReason.Reached : TierChangeReason.NotReached);

    // Losses and changes of the balance in the order of time, each instant once.
    private IEnumerable<(Instant At, bool Balance)> Events(int held, Instant after)
    {
        var changes = Gauge.BalanceChanges;
        var next = 0;
        var losses = Levels.IsNeverLost(held) ? [] : Gauge.Losses(after);
        foreach (var loss in losses.Append(Instant.Never))
        {
            for (; next < changes.Count && changes[next] <= loss; next++)
                if (changes[next] > after && changes[next] != Instant.Never)
                    yield return (changes[next], true);
            if (loss != Instant.Never && (next == 0 || changes[next - 1] != loss)) yield return (loss, false);
        }
    }
}
