namespace LoyaltyPoints.Api.Problems;

/// <summary>Refusals about redemptions that are reserved first.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode RedemptionCaptured = new("redemption_captured", 409, "Redemption captured",
        "The reservation was captured before, with the number of units that is named.");

    public static readonly ErrorCode RedemptionVoided = new("redemption_voided", 409, "Redemption voided",
        "The reservation was voided before; its units are back.");

    public static readonly ErrorCode RedemptionLapsed = new("redemption_lapsed", 409, "Redemption lapsed",
        "The reservation was neither captured nor voided in time; its units are back.");

    public static readonly ErrorCode RedemptionNotCaptured = new("redemption_not_captured", 409,
        "Redemption not captured", "Nothing was spent that could be given back.");

    public static readonly ErrorCode RedemptionUsed = new("redemption_used", 409, "Redemption used",
        "Another purchase was paid with this redemption.");

    public static readonly ErrorCode VoucherUsed = new("voucher_used", 409, "Voucher used",
        "The voucher that was given for the units has been used; release its use first.");

    public static readonly ErrorCode TooManyReservations = new("too_many_reservations", 409, "Too many reservations",
        "The member has 20 open reservations in this program.");

    public static readonly ErrorCode ExceedsReservation = new("exceeds_reservation", 422, "Exceeds the reservation",
        "More units were to be captured than are reserved.");

    public static readonly ErrorCode NotDivisible = new("not_divisible", 422, "Not divisible",
        "The reward can be captured whole, or in whole blocks of units, only.");
}
