using static LoyaltyPoints.Core.Standings.Memberships.MembershipEvent;
using static LoyaltyPoints.Core.Standings.Memberships.MembershipState;

namespace LoyaltyPoints.Core.Standings.Memberships;

/// <summary>Where a membership stands as far as events tell the difference: its status, and two more.</summary>
public enum MembershipState
{
    /// <summary>The member never joined.</summary>
    None,
    Trialing,
    Active,

    /// <summary>Trialing or active, and cancelled at the end of what is paid.</summary>
    Ending,
    PastDue,
    Grace,
    Cancelled,
    Expired,
}

/// <summary>What can happen to a membership.</summary>
public enum MembershipEvent
{
    /// <summary>Joined without a payment, on trial.</summary>
    JoinOnTrial,

    /// <summary>Joined with what is due paid.</summary>
    Join,

    /// <summary>Another period is paid for.</summary>
    Renew,
    CancelAtEnd,
    CancelNow,

    /// <summary>The period that runs is refunded.</summary>
    RefundRunning,

    /// <summary>A period is refunded that was paid ahead and has not begun.</summary>
    RefundAhead,
    ChangePlan,

    /// <summary>Time passes the end of the trial.</summary>
    TrialEnds,

    /// <summary>Time passes the end of what is paid.</summary>
    PaidTimeEnds,
    PastDueEnds,
    GraceEnds,

    /// <summary>Time passes the end that a cancellation set.</summary>
    EndComes,
}

/// <summary>What an event comes to: a new state, or a refusal; exactly one of them.</summary>
/// <param name="Refusal">From the closed list of error codes.</param>
public readonly record struct MembershipTransition(MembershipState? To, string? Refusal)
{
    public static implicit operator MembershipTransition(MembershipState to) => new(to, null);

    public static implicit operator MembershipTransition(string refusal) => new(null, refusal);
}

/// <summary>
/// All that can happen to a membership, in one table. After an event the new state is what time has not changed yet:
/// a late payment for a period that is over by then makes the membership active and, at once, late again.
/// </summary>
public static class MembershipTransitions
{
    private const string Member = "already_member";
    private const string ToPay = "payment_required";
    private const string Unknown = "membership_not_found";
    private const string Off = "membership_cancelled";
    private const string Lapsed = "membership_expired";
    private const string Late = "refund_too_late";
    private const string Unpaid = "nothing_to_refund";

    // Time passes without asking: where an event does not concern a state, it stays.
    private static readonly Dictionary<MembershipEvent, MembershipTransition[]> Table = new()
    {
        // from:           None      Trialing   Active     Ending     PastDue    Grace      Cancelled  Expired
        [JoinOnTrial] =   [Trialing, Member,    Member,    Member,    Member,    Member,    ToPay,     ToPay],
        [Join] =          [Active,   Member,    Member,    Member,    Member,    Member,    Active,    Active],
        [Renew] =         [Unknown,  Trialing,  Active,    Off,       Active,    Active,    Off,       Lapsed],
        [CancelAtEnd] =   [Unknown,  Ending,    Ending,    Off,       Cancelled, Cancelled, Off,       Lapsed],
        [CancelNow] =     [Unknown,  Cancelled, Cancelled, Cancelled, Cancelled, Cancelled, Off,       Lapsed],
        [RefundRunning] = [Unknown,  Unpaid,    Cancelled, Cancelled, Late,      Late,      Cancelled, Late],
        [RefundAhead] =   [Unknown,  Trialing,  Active,    Ending,    Late,      Late,      Cancelled, Late],
        [ChangePlan] =    [Unknown,  Active,    Active,    Off,       Active,    Active,    Off,       Lapsed],
        [TrialEnds] =     [None,     Active,    Active,    Ending,    PastDue,   Grace,     Cancelled, Expired],
        [PaidTimeEnds] =  [None,     PastDue,   PastDue,   Cancelled, PastDue,   Grace,     Cancelled, Expired],
        [PastDueEnds] =   [None,     Trialing,  Active,    Ending,    Grace,     Grace,     Cancelled, Expired],
        [GraceEnds] =     [None,     Trialing,  Active,    Ending,    PastDue,   Expired,   Cancelled, Expired],
        [EndComes] =      [None,     Cancelled, Cancelled, Cancelled, Cancelled, Cancelled, Cancelled, Expired],
    };

    public static MembershipTransition Of(MembershipState from, MembershipEvent happening) =>
        Table[happening][(int)from];
}
