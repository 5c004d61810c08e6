namespace LoyaltyPoints.Client;

/// <summary>
/// The closed list of error codes:
/// <br/> - <c>invalid_cursor</c> (400): The cursor is damaged or belongs to another list; start again without
/// one. - <c>invalid_idempotency_key</c> (400): <c>Idempotency-Key</c> must be given once, with 1 to 255 visible
/// ASCII characters. - <c>invalid_request</c> (400): The request is well-formed but breaks the rules of its
/// shape; <c>errors</c> names every fault by its place. - <c>malformed_json</c> (400): The body is empty, is not
/// JSON in valid UTF-8, or nests deeper than 32 levels. - <c>unauthenticated</c> (401): <c>Authorization: Bearer
/// lpk_...</c> is missing, or its key is unknown, expired or revoked. - <c>address_not_allowed</c> (403): The key
/// is good, but not from the address that the request came from. - <c>forbidden</c> (403): The key is good, but
/// none of its scopes is enough for this operation. - <c>test_clock_unavailable</c> (403): Only a test tenant
/// (keys <c>lpk_test_...</c>) has a test clock; a live one goes by real time. - <c>activity_not_found</c> (404):
/// There is no such activity. - <c>affiliate_not_found</c> (404): This tenant has no such affiliate. -
/// <c>alert_not_found</c> (404): This tenant has no such alert. - <c>api_key_not_found</c> (404): This tenant has
/// no such API key. - <c>campaign_not_found</c> (404): This tenant has no such campaign. -
/// <c>complaint_not_found</c> (404): This tenant has no such complaint. - <c>event_not_found</c> (404): There is
/// no such event, or it is kept no more. - <c>feedback_not_found</c> (404): This tenant has no such feedback. -
/// <c>gift_not_found</c> (404): This tenant has no such gift. - <c>goal_not_found</c> (404): This tenant has no
/// such goal. - <c>household_member_not_found</c> (404): The household has no such member. -
/// <c>household_not_found</c> (404): This tenant has no such household, or the member is in none. -
/// <c>invitation_not_found</c> (404): The member has no such invitation to this survey. - <c>member_not_found</c>
/// (404): This tenant has no such member. - <c>membership_not_found</c> (404): This tenant has no such VIP
/// membership. - <c>merge_not_found</c> (404): This tenant has no such merge. - <c>not_found</c> (404): There is
/// no such path, or nothing under it that this key may see. - <c>partner_link_not_found</c> (404): The member is
/// not linked to such a partner. - <c>partner_not_found</c> (404): This tenant has no such partner. -
/// <c>program_not_found</c> (404): This tenant has no such program, or the program has no such version. -
/// <c>purchase_not_found</c> (404): This tenant has no such purchase. - <c>redemption_not_found</c> (404): This
/// tenant has no such redemption. - <c>referral_code_not_found</c> (404): This is no member's referral code. -
/// <c>referral_not_found</c> (404): This tenant has no such referral. - <c>referral_program_not_found</c> (404):
/// This tenant has no referral program; <c>PUT /v1/referral-program</c> makes it. - <c>review_not_found</c>
/// (404): This tenant has no such review. - <c>reward_not_found</c> (404): This tenant has no such reward, or the
/// reward has no such version. - <c>segment_not_found</c> (404): This tenant has no such segment, or what asks
/// about it finds it archived. - <c>survey_not_found</c> (404): This tenant has no such survey. -
/// <c>transfer_not_found</c> (404): This tenant has no such transfer. - <c>voucher_not_found</c> (404): This
/// tenant has no voucher of this code; <c>detail</c> says where it can only be mistyped. -
/// <c>voucher_series_not_found</c> (404): This tenant has no such series of vouchers, or the series has no such
/// version. - <c>voucher_use_not_found</c> (404): The voucher has no such use. -
/// <c>webhook_endpoint_not_found</c> (404): This tenant has no such webhook endpoint. -
/// <c>win_back_list_not_found</c> (404): This tenant has no such list of members to win back. -
/// <c>method_not_allowed</c> (405): The path exists but not with this method; <c>Allow</c> lists those it has. -
/// <c>request_timeout</c> (408): The body did not arrive in time. - <c>activity_conflict</c> (409): The same
/// <c>source</c> and <c>externalId</c> were recorded before with other content. - <c>affiliate_code_taken</c>
/// (409): Another affiliate has this code. - <c>already_answered</c> (409): The member has answered this, and the
/// survey takes one answer to it. - <c>already_enrolled</c> (409): The member is enrolled in this program
/// already. - <c>already_in_household</c> (409): A member can be in one household at a time, and is in one. -
/// <c>already_member</c> (409): The member has a VIP membership of this program that is not over. -
/// <c>already_published</c> (409): This version of the program is published; published versions never change. -
/// <c>already_purchased</c> (409): The member has bought something already, and a referral comes before the first
/// purchase. - <c>already_referred</c> (409): Somebody has brought the member already. - <c>already_released</c>
/// (409): The use was given back, or less than asked for is left of it. - <c>already_reversed</c> (409): This was
/// reversed before. - <c>already_voided</c> (409): The voucher was made void before. - <c>api_key_ended</c>
/// (409): The key is revoked or has expired; make a new one. - <c>campaign_stopped</c> (409): The campaign was
/// stopped, which is for ever; make another one. - <c>complaint_conflict</c> (409): A complaint of this source
/// and externalId was recorded with other content. - <c>complaint_resolved</c> (409): The complaint is resolved
/// already. - <c>conflict</c> (409): The state of the resource does not allow this operation now. -
/// <c>feedback_conflict</c> (409): Feedback of this source and externalId was recorded with other content. -
/// <c>goal_archived</c> (409): The goal was archived, which is for ever; make another one. -
/// <c>household_full</c> (409): A household has at most ten members. - <c>household_needs_owner</c> (409): A
/// household that has members has an owner; make somebody else the owner first. - <c>identifier_taken</c> (409):
/// The external id or an identifier already belongs to another member. - <c>member_merged</c> (409): The member
/// was merged into another, which is the one to change. - <c>membership_cancelled</c> (409): The membership was
/// cancelled; it can be joined anew once it is over. - <c>merge_chain</c> (409): Others were merged into the
/// member that would be merged now. - <c>merge_undone</c> (409): The merge was undone already. -
/// <c>payment_conflict</c> (409): A payment of the same <c>reference</c> was recorded before with other content.
/// - <c>purchase_conflict</c> (409): The same <c>source</c> and <c>externalId</c> were recorded before with other
/// content. - <c>redemption_captured</c> (409): The reservation was captured before, with the number of units
/// that is named. - <c>redemption_lapsed</c> (409): The reservation was neither captured nor voided in time; its
/// units are back. - <c>redemption_not_captured</c> (409): Nothing was spent that could be given back. -
/// <c>redemption_of_partner</c> (409): A partner's app made the redemption; only that partner can go on with it.
/// - <c>redemption_used</c> (409): Another purchase was paid with this redemption. - <c>redemption_voided</c>
/// (409): The reservation was voided before; its units are back. - <c>replay_running</c> (409): A period is being
/// replayed to this endpoint; send it again when that is done. - <c>reservations_open</c> (409): Units of the
/// member are reserved for redemptions that are neither captured nor void. - <c>return_conflict</c> (409): The
/// same return (<c>source</c>, <c>externalId</c>) was recorded before with other content. -
/// <c>review_resolved</c> (409): Somebody has approved or rejected it before. - <c>segment_archived</c> (409):
/// The segment was archived, which is for ever; make another one. - <c>segment_in_use</c> (409): Programs,
/// campaigns, rewards, other segments or goals ask about it; they are named. - <c>segment_is_a_list</c> (409):
/// The members of a list are put there by hand, so there is nothing to refresh. - <c>segment_not_a_list</c>
/// (409): The members of this segment are those for whom its conditions hold; nobody is put into it by hand. -
/// <c>segments_refreshing</c> (409): Segments of this tenant are being refreshed; send it again when that is
/// done. - <c>sold_out</c> (409): None of the reward is left: all are captured or reserved. -
/// <c>too_many_reservations</c> (409): The member has 20 open reservations in this program. -
/// <c>voucher_code_taken</c> (409): Another voucher has this code; codes are the same where they differ by case,
/// blanks, hyphens, O for 0, or I and L for 1. - <c>voucher_use_conflict</c> (409): A use of the same voucher,
/// <c>source</c> and <c>externalId</c> was recorded before with other content. - <c>voucher_used</c> (409): The
/// voucher that was given for the units has been used; release its use first. - <c>cursor_expired</c> (410):
/// Events after this cursor are kept no more. Begin again without one, or with <c>since</c>; what was missed has
/// to be read from the resources themselves. - <c>precondition_failed</c> (412): The resource changed since it
/// was read: <c>If-Match</c> does not name its current <c>ETag</c>. Read it again. - <c>payload_too_large</c>
/// (413): The body is larger than 1 MiB (64 MiB for a batch). - <c>unsupported_media_type</c> (415):
/// <c>Content-Type</c> must be the one documented, in UTF-8, and the body must not be compressed. -
/// <c>amount_overflow</c> (422): The result does not fit into a 64-bit whole number. - <c>answers_unfit</c>
/// (422): This is no answer to the survey; <c>errors</c> names every fault by its place. -
/// <c>below_minimum_order</c> (422): The order does not come to what it must. - <c>budget_below_given</c> (422):
/// The campaign has given more units already than the new budget is worth. - <c>circular_referral</c> (422): The
/// member has brought the one who is to have brought them, or somebody who did. - <c>effective_at_too_early</c>
/// (422): A version may take effect in the past only while no purchase it would change has been recorded. -
/// <c>exceeds_reservation</c> (422): More units were to be captured than are reserved. - <c>expiry_passed</c>
/// (422): The units would have expired before they are given. - <c>idempotency_key_reused</c> (422): This
/// <c>Idempotency-Key</c> was used before with other content. - <c>insufficient_balance</c> (422): Less is left
/// on the gift card than is asked for. - <c>insufficient_units</c> (422): The account has fewer available units
/// than asked for. - <c>link_code_invalid</c> (422): The code is unknown, used or expired, or was made for
/// another partner. Ask the member for a new one. - <c>member_in_debt</c> (422): The giver's or the receiver's
/// account is below zero. - <c>membership_expired</c> (422): The time to renew the membership has passed, or a
/// newer one has taken its place. - <c>merge_undo_too_late</c> (422): The time in which the merge could be undone
/// is over. - <c>merge_with_self</c> (422): Both ids name the same member. - <c>not_a_full_card</c> (422): Stamps
/// are spent by whole cards: a multiple of the stamps that fill one. - <c>not_divisible</c> (422): The reward can
/// be captured whole, or in whole blocks of units, only. - <c>not_enrolled</c> (422): The member is not enrolled
/// in this program. - <c>not_in_audience</c> (422): It is for members of another standing. - <c>not_in_effect</c>
/// (422): No version of the program is in effect now. - <c>not_in_household</c> (422): The member is in no
/// household whose units could be spent. - <c>not_reinstatable</c> (422): The program gives no expired units
/// back, or fewer expired within its time. - <c>nothing_to_pay</c> (422): Of this order less can be paid with
/// units than the least the reward takes. - <c>nothing_to_refund</c> (422): No payment of the membership stands
/// that could be given back. - <c>occurred_in_future</c> (422): <c>occurredAt</c> lies more than five minutes
/// ahead of the server's clock. - <c>order_required</c> (422): How much of an order can be paid with units is
/// known only with the order. - <c>other_currency</c> (422): The order is in another currency than the program. -
/// <c>paid_for_ever</c> (422): The membership has no paid period that ends. - <c>partner_limit_reached</c> (422):
/// The partner's limit for its local day leaves no room for this; what is left is named. -
/// <c>payment_mismatch</c> (422): The payment is not what is due; both amounts are named. -
/// <c>payment_required</c> (422): Something is due and no payment is given. - <c>plan_not_found</c> (422): The
/// program, as it is now, has no such plan. - <c>refund_too_late</c> (422): The program gives no payment back so
/// long after the start of its period. - <c>return_exceeds_purchase</c> (422): More would come back than remains
/// of the purchase. - <c>reward_archived</c> (422): The reward is no longer offered. -
/// <c>reward_limit_reached</c> (422): The member has had the reward as often as the period allows; open
/// reservations count. - <c>reward_not_here</c> (422): The reward is for other channels or stores. -
/// <c>reward_not_now</c> (422): The reward's schedule does not include this time. - <c>role_may_not_spend</c>
/// (422): Only owners and spenders spend from the household's pool. - <c>same_plan</c> (422): The membership has
/// this plan already. - <c>self_referral</c> (422): Both are the same member, or have the same identifier,
/// however it is written. - <c>too_far_ahead</c> (422): At most 100 periods can be paid and not over. -
/// <c>too_many_webhook_endpoints</c> (422): A tenant may have 50 webhook endpoints; delete one. -
/// <c>totals_mismatch</c> (422): The lines and the shipping do not add up to <c>total</c>, or the taxes to
/// <c>tax</c>; both sums are named. - <c>transfer_limit_reached</c> (422): The program lets a member give no more
/// units on this local day. - <c>transfer_to_self</c> (422): Giver and receiver are the same member. -
/// <c>transfers_not_allowed</c> (422): The program lets nobody give units to another member. -
/// <c>unit_value_unknown</c> (422): Nothing says what a unit of the program is worth; declare it as
/// <c>liability</c> in <c>PUT /v1/analytics/settings</c>. - <c>units_out_of_range</c> (422): The reward costs
/// another number of units; the range is named. - <c>unprocessable</c> (422): The request is understood and
/// cannot be carried out; <c>detail</c> says why. - <c>velocity_exceeded</c> (422): A rule of the tenant allows a
/// member no more of this for now; <c>detail</c> names it. Nothing was recorded. -
/// <c>voucher_currency_mismatch</c> (422): The order is in another currency than the voucher. -
/// <c>voucher_expired</c> (422): The time of the voucher is over. - <c>voucher_item_missing</c> (422): The order
/// has no line of what the voucher gives. - <c>voucher_member_limit</c> (422): The member has used the voucher as
/// often as one may. - <c>voucher_member_required</c> (422): The voucher can only be used for a member. -
/// <c>voucher_minimum_order</c> (422): The goods of the order are worth less than the voucher asks for. -
/// <c>voucher_not_yet_valid</c> (422): The time of the voucher has not begun. - <c>voucher_nothing_to_take</c>
/// (422): The order is worth nothing, or less than is asked of the gift card. - <c>voucher_order_required</c>
/// (422): The voucher can only be used for an order. - <c>voucher_other_member</c> (422): Only the member whom
/// the voucher was issued to may use it. - <c>voucher_owner_required</c> (422): A voucher of this series is
/// issued to a member. - <c>voucher_tier_required</c> (422): The voucher is for members of tiers that this one is
/// not in now. - <c>voucher_used_up</c> (422): The voucher was used as often as it may be, or nothing is left on
/// the gift card. - <c>voucher_voided</c> (422): The voucher was made void. - <c>precondition_required</c> (428):
/// A change of this resource needs <c>If-Match</c> with the <c>ETag</c> it was read with. - <c>rate_limited</c>
/// (429): This key has spent its quota for now; wait as long as <c>Retry-After</c> says. -
/// <c>too_many_attempts</c> (429): This key has sent too many codes that name no voucher; wait as long as
/// <c>Retry-After</c> says. - <c>too_many_failures</c> (429): Too many keys from this address were refused; wait
/// as long as <c>Retry-After</c> says. - <c>internal_error</c> (500): Something unexpected went wrong here.
/// Retrying with the same <c>Idempotency-Key</c> is safe; <c>requestId</c> helps us to find the cause. -
/// <c>database_unavailable</c> (503): The database did not answer. Whether the write was recorded is not known:
/// retry with the same <c>Idempotency-Key</c> or natural key, which is safe. -
/// <c>identity_provider_unavailable</c> (503): The token cannot be judged, for its issuer does not answer.
/// Nothing was done. - <c>outcome_unknown</c> (503): The connection to the database broke while the write was
/// committed, and it has neither an <c>Idempotency-Key</c> nor a natural key: look whether it was recorded before
/// sending it again. - <c>overloaded</c> (503): More writes are waiting than can be taken. Nothing was recorded;
/// retry after <c>Retry-After</c> seconds. - <c>shutting_down</c> (503): This instance is stopping. Nothing was
/// recorded; another one takes the retry.
/// </summary>
public static class ErrorCode
{
    public const string InvalidCursor = "invalid_cursor";
    public const string InvalidIdempotencyKey = "invalid_idempotency_key";
    public const string InvalidRequest = "invalid_request";
    public const string MalformedJson = "malformed_json";
    public const string Unauthenticated = "unauthenticated";
    public const string AddressNotAllowed = "address_not_allowed";
    public const string Forbidden = "forbidden";
    public const string TestClockUnavailable = "test_clock_unavailable";
    public const string ActivityNotFound = "activity_not_found";
    public const string AffiliateNotFound = "affiliate_not_found";
    public const string AlertNotFound = "alert_not_found";
    public const string ApiKeyNotFound = "api_key_not_found";
    public const string CampaignNotFound = "campaign_not_found";
    public const string ComplaintNotFound = "complaint_not_found";
    public const string EventNotFound = "event_not_found";
    public const string FeedbackNotFound = "feedback_not_found";
    public const string GiftNotFound = "gift_not_found";
    public const string GoalNotFound = "goal_not_found";
    public const string HouseholdMemberNotFound = "household_member_not_found";
    public const string HouseholdNotFound = "household_not_found";
    public const string InvitationNotFound = "invitation_not_found";
    public const string MemberNotFound = "member_not_found";
    public const string MembershipNotFound = "membership_not_found";
    public const string MergeNotFound = "merge_not_found";
    public const string NotFound = "not_found";
    public const string PartnerLinkNotFound = "partner_link_not_found";
    public const string PartnerNotFound = "partner_not_found";
    public const string ProgramNotFound = "program_not_found";
    public const string PurchaseNotFound = "purchase_not_found";
    public const string RedemptionNotFound = "redemption_not_found";
    public const string ReferralCodeNotFound = "referral_code_not_found";
    public const string ReferralNotFound = "referral_not_found";
    public const string ReferralProgramNotFound = "referral_program_not_found";
    public const string ReviewNotFound = "review_not_found";
    public const string RewardNotFound = "reward_not_found";
    public const string SegmentNotFound = "segment_not_found";
    public const string SurveyNotFound = "survey_not_found";
    public const string TransferNotFound = "transfer_not_found";
    public const string VoucherNotFound = "voucher_not_found";
    public const string VoucherSeriesNotFound = "voucher_series_not_found";
    public const string VoucherUseNotFound = "voucher_use_not_found";
    public const string WebhookEndpointNotFound = "webhook_endpoint_not_found";
    public const string WinBackListNotFound = "win_back_list_not_found";
    public const string MethodNotAllowed = "method_not_allowed";
    public const string RequestTimeout = "request_timeout";
    public const string ActivityConflict = "activity_conflict";
    public const string AffiliateCodeTaken = "affiliate_code_taken";
    public const string AlreadyAnswered = "already_answered";
    public const string AlreadyEnrolled = "already_enrolled";
    public const string AlreadyInHousehold = "already_in_household";
    public const string AlreadyMember = "already_member";
    public const string AlreadyPublished = "already_published";
    public const string AlreadyPurchased = "already_purchased";
    public const string AlreadyReferred = "already_referred";
    public const string AlreadyReleased = "already_released";
    public const string AlreadyReversed = "already_reversed";
    public const string AlreadyVoided = "already_voided";
    public const string ApiKeyEnded = "api_key_ended";
    public const string CampaignStopped = "campaign_stopped";
    public const string ComplaintConflict = "complaint_conflict";
    public const string ComplaintResolved = "complaint_resolved";
    public const string Conflict = "conflict";
    public const string FeedbackConflict = "feedback_conflict";
    public const string GoalArchived = "goal_archived";
    public const string HouseholdFull = "household_full";
    public const string HouseholdNeedsOwner = "household_needs_owner";
    public const string IdentifierTaken = "identifier_taken";
    public const string MemberMerged = "member_merged";
    public const string MembershipCancelled = "membership_cancelled";
    public const string MergeChain = "merge_chain";
    public const string MergeUndone = "merge_undone";
    public const string PaymentConflict = "payment_conflict";
    public const string PurchaseConflict = "purchase_conflict";
    public const string RedemptionCaptured = "redemption_captured";
    public const string RedemptionLapsed = "redemption_lapsed";
    public const string RedemptionNotCaptured = "redemption_not_captured";
    public const string RedemptionOfPartner = "redemption_of_partner";
    public const string RedemptionUsed = "redemption_used";
    public const string RedemptionVoided = "redemption_voided";
    public const string ReplayRunning = "replay_running";
    public const string ReservationsOpen = "reservations_open";
    public const string ReturnConflict = "return_conflict";
    public const string ReviewResolved = "review_resolved";
    public const string SegmentArchived = "segment_archived";
    public const string SegmentInUse = "segment_in_use";
    public const string SegmentIsAList = "segment_is_a_list";
    public const string SegmentNotAList = "segment_not_a_list";
    public const string SegmentsRefreshing = "segments_refreshing";
    public const string SoldOut = "sold_out";
    public const string TooManyReservations = "too_many_reservations";
    public const string VoucherCodeTaken = "voucher_code_taken";
    public const string VoucherUseConflict = "voucher_use_conflict";
    public const string VoucherUsed = "voucher_used";
    public const string CursorExpired = "cursor_expired";
    public const string PreconditionFailed = "precondition_failed";
    public const string PayloadTooLarge = "payload_too_large";
    public const string UnsupportedMediaType = "unsupported_media_type";
    public const string AmountOverflow = "amount_overflow";
    public const string AnswersUnfit = "answers_unfit";
    public const string BelowMinimumOrder = "below_minimum_order";
    public const string BudgetBelowGiven = "budget_below_given";
    public const string CircularReferral = "circular_referral";
    public const string EffectiveAtTooEarly = "effective_at_too_early";
    public const string ExceedsReservation = "exceeds_reservation";
    public const string ExpiryPassed = "expiry_passed";
    public const string IdempotencyKeyReused = "idempotency_key_reused";
    public const string InsufficientBalance = "insufficient_balance";
    public const string InsufficientUnits = "insufficient_units";
    public const string LinkCodeInvalid = "link_code_invalid";
    public const string MemberInDebt = "member_in_debt";
    public const string MembershipExpired = "membership_expired";
    public const string MergeUndoTooLate = "merge_undo_too_late";
    public const string MergeWithSelf = "merge_with_self";
    public const string NotAFullCard = "not_a_full_card";
    public const string NotDivisible = "not_divisible";
    public const string NotEnrolled = "not_enrolled";
    public const string NotInAudience = "not_in_audience";
    public const string NotInEffect = "not_in_effect";
    public const string NotInHousehold = "not_in_household";
    public const string NotReinstatable = "not_reinstatable";
    public const string NothingToPay = "nothing_to_pay";
    public const string NothingToRefund = "nothing_to_refund";
    public const string OccurredInFuture = "occurred_in_future";
    public const string OrderRequired = "order_required";
    public const string OtherCurrency = "other_currency";
    public const string PaidForEver = "paid_for_ever";
    public const string PartnerLimitReached = "partner_limit_reached";
    public const string PaymentMismatch = "payment_mismatch";
    public const string PaymentRequired = "payment_required";
    public const string PlanNotFound = "plan_not_found";
    public const string RefundTooLate = "refund_too_late";
    public const string ReturnExceedsPurchase = "return_exceeds_purchase";
    public const string RewardArchived = "reward_archived";
    public const string RewardLimitReached = "reward_limit_reached";
    public const string RewardNotHere = "reward_not_here";
    public const string RewardNotNow = "reward_not_now";
    public const string RoleMayNotSpend = "role_may_not_spend";
    public const string SamePlan = "same_plan";
    public const string SelfReferral = "self_referral";
    public const string TooFarAhead = "too_far_ahead";
    public const string TooManyWebhookEndpoints = "too_many_webhook_endpoints";
    public const string TotalsMismatch = "totals_mismatch";
    public const string TransferLimitReached = "transfer_limit_reached";
    public const string TransferToSelf = "transfer_to_self";
    public const string TransfersNotAllowed = "transfers_not_allowed";
    public const string UnitValueUnknown = "unit_value_unknown";
    public const string UnitsOutOfRange = "units_out_of_range";
    public const string Unprocessable = "unprocessable";
    public const string VelocityExceeded = "velocity_exceeded";
    public const string VoucherCurrencyMismatch = "voucher_currency_mismatch";
    public const string VoucherExpired = "voucher_expired";
    public const string VoucherItemMissing = "voucher_item_missing";
    public const string VoucherMemberLimit = "voucher_member_limit";
    public const string VoucherMemberRequired = "voucher_member_required";
    public const string VoucherMinimumOrder = "voucher_minimum_order";
    public const string VoucherNotYetValid = "voucher_not_yet_valid";
    public const string VoucherNothingToTake = "voucher_nothing_to_take";
    public const string VoucherOrderRequired = "voucher_order_required";
    public const string VoucherOtherMember = "voucher_other_member";
    public const string VoucherOwnerRequired = "voucher_owner_required";
    public const string VoucherTierRequired = "voucher_tier_required";
    public const string VoucherUsedUp = "voucher_used_up";
    public const string VoucherVoided = "voucher_voided";
    public const string PreconditionRequired = "precondition_required";
    public const string RateLimited = "rate_limited";
    public const string TooManyAttempts = "too_many_attempts";
    public const string TooManyFailures = "too_many_failures";
    public const string InternalError = "internal_error";
    public const string DatabaseUnavailable = "database_unavailable";
    public const string IdentityProviderUnavailable = "identity_provider_unavailable";
    public const string OutcomeUnknown = "outcome_unknown";
    public const string Overloaded = "overloaded";
    public const string ShuttingDown = "shutting_down";
}
