namespace LoyaltyPoints.Client;

/// <summary>What a tenant gives where one member brings another; one for all its members.</summary>
public sealed record ReferralProgram
{
    /// <summary>In which program units are given.</summary>
    public required string ProgramId { get; init; }

    /// <summary>To who brought the other, 0 or more.</summary>
    public required long ReferrerUnits { get; init; }

    /// <summary>To who was brought, 0 or more.</summary>
    public required long ReferredUnits { get; init; }

    /// <summary>What a purchase must come to, in the program's currency; null: anything above 0.</summary>
    public long? MinimumOrder { get; init; }

    /// <summary>
    /// How long after the enrolment in the program, to the end of its last local day, such as <c>P30D</c>; null:
    /// ever.
    /// </summary>
    public string? Within { get; init; }

    /// <summary>How often one member is paid as a referrer; null: without limit.</summary>
    public ReferralCap? MaximumPerReferrer { get; init; }
}
