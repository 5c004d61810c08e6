using System.Collections.Frozen;

namespace LoyaltyPoints.Api.Problems;

/// <summary>Refusals by state: what was asked is well-formed, and the ledger or a resource says no.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode Conflict = new("conflict", 409, "Conflict",
        "The state of the resource does not allow this operation now.");

    public static readonly ErrorCode PurchaseConflict = new("purchase_conflict", 409, "Purchase conflict",
        "The same `source` and `externalId` were recorded before with other content.");

    public static readonly ErrorCode ReturnConflict = new("return_conflict", 409, "Return conflict",
        "The same return (`source`, `externalId`) was recorded before with other content.");

    public static readonly ErrorCode ActivityConflict = new("activity_conflict", 409, "Activity conflict",
        "The same `source` and `externalId` were recorded before with other content.");

    public static readonly ErrorCode IdentifierTaken = new("identifier_taken", 409, "Identifier taken",
        "The external id or an identifier already belongs to another member.");

    public static readonly ErrorCode AlreadyEnrolled = new("already_enrolled", 409, "Already enrolled",
        "The member is enrolled in this program already.");

    public static readonly ErrorCode AlreadyPublished = new("already_published", 409, "Already published",
        "This version of the program is published; published versions never change.");

    public static readonly ErrorCode AlreadyReversed = new("already_reversed", 409, "Already reversed",
        "This was reversed before.");

    public static readonly ErrorCode PreconditionFailed = new("precondition_failed", 412, "Precondition failed",
        "The resource changed since it was read: `If-Match` does not name its current `ETag`. Read it again.");

    public static readonly ErrorCode Unprocessable = new("unprocessable", 422, "Unprocessable",
        "The request is understood and cannot be carried out; `detail` says why.");

    public static readonly ErrorCode TotalsMismatch = new("totals_mismatch", 422, "Totals mismatch",
        "The lines and the shipping do not add up to `total`, or the taxes to `tax`; both sums are named.");

    public static readonly ErrorCode InsufficientUnits = new("insufficient_units", 422, "Insufficient units",
        "The account has fewer available units than asked for.");

    public static readonly ErrorCode NotAFullCard = new("not_a_full_card", 422, "Not a full card",
        "Stamps are spent by whole cards: a multiple of the stamps that fill one.");

    public static readonly ErrorCode NotReinstatable = new("not_reinstatable", 422, "Not reinstatable",
        "The program gives no expired units back, or fewer expired within its time.");

    public static readonly ErrorCode ReturnExceedsPurchase = new("return_exceeds_purchase", 422,
        "Return exceeds purchase", "More would come back than remains of the purchase.");

    public static readonly ErrorCode OccurredInFuture = new("occurred_in_future", 422, "Occurred in the future",
        "`occurredAt` lies more than five minutes ahead of the server's clock.");

    public static readonly ErrorCode IdempotencyKeyReused = new("idempotency_key_reused", 422,
        "Idempotency key reused", "This `Idempotency-Key` was used before with other content.");

    public static readonly ErrorCode NotEnrolled = new("not_enrolled", 422, "Not enrolled",
        "The member is not enrolled in this program.");

    public static readonly ErrorCode NotInEffect = new("not_in_effect", 422, "Not in effect",
        "No version of the program is in effect now.");

    public static readonly ErrorCode AmountOverflow = new("amount_overflow", 422, "Amount overflow",
        "The result does not fit into a 64-bit whole number.");

    public static readonly ErrorCode EffectiveAtTooEarly = new("effective_at_too_early", 422,
        "Effective instant too early",
        "A version may take effect in the past only while no purchase it would change has been recorded.");

    /// <summary>Every code, by status and then by name.</summary>
    public static IReadOnlyList<ErrorCode> All => List.All;

    /// <summary>The code of a refusal by Core or Storage.</summary>
    /// <exception cref="KeyNotFoundException">The list has no such code.</exception>
    public static ErrorCode Named(string code) => List.ByName[code];

    /// <summary>
    /// The code for a status that routing or the server answered without a body; anything that is not in the list
    /// becomes <see cref="InvalidRequest"/> (4xx) or <see cref="InternalError"/>.
    /// </summary>
    internal static ErrorCode ForStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Unauthenticated,
        StatusCodes.Status403Forbidden => Forbidden,
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed,
        StatusCodes.Status408RequestTimeout => RequestTimeout,
        StatusCodes.Status409Conflict => Conflict,
        StatusCodes.Status412PreconditionFailed => PreconditionFailed,
        StatusCodes.Status413PayloadTooLarge => PayloadTooLarge,
        StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType,
        StatusCodes.Status422UnprocessableEntity => Unprocessable,
        StatusCodes.Status428PreconditionRequired => PreconditionRequired,
        StatusCodes.Status429TooManyRequests => RateLimited,
        StatusCodes.Status503ServiceUnavailable => Overloaded,
        >= 400 and < 500 => InvalidRequest,
        _ => InternalError,
    };

    // A class of its own: it reads the fields above, so it must start after them.
    private static class List
    {
        public static readonly IReadOnlyList<ErrorCode> All =
        [
            .. typeof(ErrorCodes).GetFields().Where(field => field.FieldType == typeof(ErrorCode))
                .Select(field => (ErrorCode)field.GetValue(null)!).OrderBy(code => code.Status)
                .ThenBy(code => code.Code, StringComparer.Ordinal),
        ];

        public static readonly FrozenDictionary<string, ErrorCode> ByName =
            All.ToFrozenDictionary(code => code.Code, StringComparer.Ordinal);
    }
}
