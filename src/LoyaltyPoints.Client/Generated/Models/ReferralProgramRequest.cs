namespace LoyaltyPoints.Client;

/// <summary>What is given where one member brings another.</summary>
public sealed record ReferralProgramRequest
{
    /// <summary>The program in which units are given.</summary>
    public required string ProgramId { get; init; }

    /// <summary>To who brought the other.</summary>
    public required long ReferrerUnits { get; init; }

    /// <summary>To who was brought.</summary>
    public required long ReferredUnits { get; init; }

    /// <summary>What a purchase must come to, in the program's currency; absent: anything above 0.</summary>
    public long? MinimumOrder { get; init; }

    /// <summary>
    /// How long after the enrolment in the program, such as <c>P30D</c>, to the end of its last day.
    /// </summary>
    public string? Within { get; init; }

    /// <summary>How often one member is paid as a referrer; absent: without limit.</summary>
    public ReferralCapRequest? MaximumPerReferrer { get; init; }
}
