namespace LoyaltyPoints.Storage.Checkups;

/// <summary>How it stands with something.</summary>
public enum Health
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>It works, and somebody should look at it.</summary>
    Warning,

    /// <summary>It does not work, or what is answered is not safe.</summary>
    Bad,
}

/// <summary>What was found, and what to do about it.</summary>
/// <param name="Check">What was looked at, in a word or two.</param>
/// <param name="Advice">Null where all is well.</param>
public sealed record CheckupFinding(string Check, Health Health, string Says, string? Advice = null)
{
    public static CheckupFinding Good(string check, string says) => new(check, Health.Good, says);

    public static CheckupFinding Warn(string check, string says, string advice) =>
        new(check, Health.Warning, says, advice);

    public static CheckupFinding Bad(string check, string says, string advice) => new(check, Health.Bad, says, advice);
}
