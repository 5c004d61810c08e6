namespace LoyaltyPoints.Analytics.Satisfaction;

/// <summary>Adds up ratings that are whole numbers, exactly.</summary>
public sealed class RatingTally
{
    private long sum;
    private long squares;

    public long Count { get; private set; }

    /// <summary>Null where there is none.</summary>
    public double? Mean => Count == 0 ? null : (double)sum / Count;

    /// <summary>Of the sample; 0 for fewer than two.</summary>
    public double Variance => Count < 2 ? 0
        : (double)((decimal)squares - ((decimal)sum * sum / Count)) / (Count - 1);

    public void Add(long rating)
    {
        Count++;
        sum += rating;
        squares += rating * rating;
    }

    public MeanScore Score() =>
        new(Count, Mean, Mean is { } mean ? Interval.OfMean(mean, Variance, Count) : null);
}

/// <summary>The mean of so many ratings.</summary>
/// <param name="Mean">Null where there is none.</param>
/// <param name="Interval">95 %, by Student's t; null for fewer than two.</param>
public sealed record MeanScore(long Count, double? Mean, Interval? Interval);
