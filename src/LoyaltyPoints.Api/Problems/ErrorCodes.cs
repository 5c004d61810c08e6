namespace LoyaltyPoints.Api.Problems;

/// <summary>
/// The closed list of errors the API answers with. Callers switch on <see cref="ErrorCode.Code"/>, so an entry is
/// never renamed; a new situation gets a new one.
/// </summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode InvalidRequest = new("invalid_request", 400, "Invalid request",
        "The request is well-formed but breaks the rules of its shape; `errors` names every fault by its place.");

    public static readonly ErrorCode MalformedJson = new("malformed_json", 400, "Malformed JSON",
        "The body is empty, is not JSON in valid UTF-8, or nests deeper than 32 levels.");

    public static readonly ErrorCode InvalidIdempotencyKey = new("invalid_idempotency_key", 400,
        "Invalid idempotency key", "`Idempotency-Key` must be given once, with 1 to 255 visible ASCII characters.");

    public static readonly ErrorCode InvalidCursor = new("invalid_cursor", 400, "Invalid cursor",
        "The cursor is damaged or belongs to another list; start again without one.");

    public static readonly ErrorCode Unauthenticated = new("unauthenticated", 401, "Unauthenticated",
        "`Authorization: Bearer lpk_...` is missing, or its key is unknown, expired or revoked.");

    public static readonly ErrorCode Forbidden = new("forbidden", 403, "Forbidden",
        "The key is good, but none of its scopes is enough for this operation.");

    public static readonly ErrorCode TestClockUnavailable = new("test_clock_unavailable", 403, "No test clock",
        "Only a test tenant (keys `lpk_test_...`) has a test clock; a live one goes by real time.");

    public static readonly ErrorCode NotFound = new("not_found", 404, "Not found",
        "There is no such path, or nothing under it that this key may see.");

    public static readonly ErrorCode MemberNotFound = new("member_not_found", 404, "Member not found",
        "This tenant has no such member.");

    public static readonly ErrorCode ProgramNotFound = new("program_not_found", 404, "Program not found",
        "This tenant has no such program, or the program has no such version.");

    public static readonly ErrorCode PurchaseNotFound = new("purchase_not_found", 404, "Purchase not found",
        "This tenant has no such purchase.");

    public static readonly ErrorCode RedemptionNotFound = new("redemption_not_found", 404, "Redemption not found",
        "This tenant has no such redemption.");

    public static readonly ErrorCode ActivityNotFound = new("activity_not_found", 404, "Activity not found",
        "There is no such activity.");

    public static readonly ErrorCode ApiKeyNotFound = new("api_key_not_found", 404, "API key not found",
        "This tenant has no such API key.");

    public static readonly ErrorCode MethodNotAllowed = new("method_not_allowed", 405, "Method not allowed",
        "The path exists but not with this method; `Allow` lists those it has.");

    public static readonly ErrorCode RequestTimeout = new("request_timeout", 408, "Request timeout",
        "The body did not arrive in time.");

    public static readonly ErrorCode PayloadTooLarge = new("payload_too_large", 413, "Payload too large",
        "The body is larger than 1 MiB (64 MiB for a batch).");

    public static readonly ErrorCode UnsupportedMediaType = new("unsupported_media_type", 415,
        "Unsupported media type",
        "`Content-Type` must be the one documented, in UTF-8, and the body must not be compressed.");

    public static readonly ErrorCode PreconditionRequired = new("precondition_required", 428,
        "Precondition required", "A change of this resource needs `If-Match` with the `ETag` it was read with.");

    public static readonly ErrorCode RateLimited = new("rate_limited", 429, "Rate limited",
        "This key has spent its quota for now; wait as long as `Retry-After` says.", retryAfterSeconds: 1);

    public static readonly ErrorCode InternalError = new("internal_error", 500, "Internal error",
        "Something unexpected went wrong here. Retrying with the same `Idempotency-Key` is safe; `requestId` helps us "
        + "to find the cause.");

    public static readonly ErrorCode Overloaded = new("overloaded", 503, "Overloaded",
        "More writes are waiting than can be taken. Nothing was recorded; retry after `Retry-After` seconds.",
        retryAfterSeconds: 1);

    public static readonly ErrorCode DatabaseUnavailable = new("database_unavailable", 503, "Database unavailable",
        "The database did not answer. Whether the write was recorded is not known: retry with the same "
        + "`Idempotency-Key` or natural key, which is safe.", retryAfterSeconds: 2);

    public static readonly ErrorCode OutcomeUnknown = new("outcome_unknown", 503, "Outcome unknown",
        "The connection to the database broke while the write was committed, and it has neither an `Idempotency-Key` "
        + "nor a natural key: look whether it was recorded before sending it again.", retryAfterSeconds: 2);

    public static readonly ErrorCode ShuttingDown = new("shutting_down", 503, "Shutting down",
        "This instance is stopping. Nothing was recorded; another one takes the retry.", retryAfterSeconds: 1);
}
