namespace LoyaltyPoints.Storage.Events;

/// <summary>
/// What events tell of. The list is closed and only grows: receivers switch on it. Resources that a tenant configures
/// have <c>created</c> (answered 201) and <c>changed</c>.
/// </summary>
public static class EventTypes
{
    public const string PurchaseRecorded = "purchase.recorded";
    public const string PurchaseReturned = "purchase.returned";
    public const string ActivityRecorded = "activity.recorded";
    public const string UnitsMatured = "units.matured";
    public const string UnitsExpired = "units.expired";
    public const string UnitsReleased = "units.released";
    public const string UnitsReinstated = "units.reinstated";
    public const string TierChanged = "tier.changed";
    public const string RedemptionReserved = "redemption.reserved";
    public const string RedemptionCaptured = "redemption.captured";
    public const string RedemptionVoided = "redemption.voided";
    public const string RedemptionReversed = "redemption.reversed";
    public const string AdjustmentPosted = "adjustment.posted";
    public const string TransferMade = "transfer.made";
    public const string GiftGiven = "gift.given";
    public const string MembershipStarted = "membership.started";
    public const string MembershipChanged = "membership.changed";
    public const string VoucherIssued = "voucher.issued";
    public const string VoucherRedeemed = "voucher.redeemed";
    public const string VoucherReleased = "voucher.released";
    public const string VoucherVoided = "voucher.voided";
    public const string MemberCreated = "member.created";
    public const string MemberChanged = "member.changed";
    public const string MemberEnrolled = "member.enrolled";
    public const string MemberMerged = "member.merged";
    public const string MergeUndone = "merge.undone";
    public const string MemberErased = "member.erased";
    public const string HouseholdCreated = "household.created";
    public const string HouseholdChanged = "household.changed";
    public const string PartnerLinked = "partner.linked";
    public const string PartnerUnlinked = "partner.unlinked";
    public const string LinkCodeIssued = "link_code.issued";
    public const string ReferralRegistered = "referral.registered";
    public const string ReferralSettled = "referral.settled";
    public const string ReferralCodeCreated = "referral_code.created";
    public const string AffiliateClicked = "affiliate.clicked";
    public const string FeedbackGiven = "feedback.given";
    public const string InvitationSent = "invitation.created";
    public const string ComplaintOpened = "complaint.opened";
    public const string ComplaintResolved = "complaint.resolved";
    public const string MemberThanked = "member.thanked";
    public const string AlertRaised = "alert.raised";
    public const string AlertAcknowledged = "alert.acknowledged";
    public const string ReviewOpened = "review.opened";
    public const string ReviewResolved = "review.resolved";
    public const string ProgramCreated = "program.created";
    public const string ProgramChanged = "program.changed";
    public const string ProgramPublished = "program.published";
    public const string RewardCreated = "reward.created";
    public const string RewardChanged = "reward.changed";
    public const string SeriesCreated = "voucher_series.created";
    public const string SeriesChanged = "voucher_series.changed";
    public const string CampaignCreated = "campaign.created";
    public const string CampaignChanged = "campaign.changed";
    public const string PartnerCreated = "partner.created";
    public const string PartnerChanged = "partner.changed";
    public const string AffiliateCreated = "affiliate.created";
    public const string AffiliateChanged = "affiliate.changed";
    public const string SurveyCreated = "survey.created";
    public const string SurveyChanged = "survey.changed";
    public const string SegmentCreated = "segment.created";
    public const string SegmentChanged = "segment.changed";
    public const string GoalCreated = "goal.created";
    public const string GoalChanged = "goal.changed";
    public const string ReferralProgramCreated = "referral_program.created";
    public const string ReferralProgramChanged = "referral_program.changed";
    public const string WinBackListCreated = "win_back_list.created";
    public const string AnalyticsSettingsChanged = "analytics_settings.changed";
    public const string VelocityRulesChanged = "velocity_rules.changed";
    public const string ApiKeyCreated = "api_key.created";
    public const string ApiKeyRotated = "api_key.rotated";
    public const string ApiKeyRevoked = "api_key.revoked";
    public const string KeyQuotaChanged = "api_key.quota_changed";
    public const string WebhookEndpointCreated = "webhook_endpoint.created";
    public const string WebhookEndpointChanged = "webhook_endpoint.changed";
    public const string WebhookEndpointPaused = "webhook_endpoint.paused";
    public const string WebhookEndpointDeleted = "webhook_endpoint.deleted";
    public const string TestClockAdvanced = "test_clock.advanced";

    /// <summary>Each with what it tells.</summary>
    public static readonly IReadOnlyList<(string Type, string Description)> All =
    [
        (PurchaseRecorded, "A purchase was recorded: what it earned in each program, without the explanation."),
        (PurchaseReturned, "A return was recorded: what was taken back."),
        (ActivityRecorded, "An activity was recorded, or a date (birthday, anniversary) brought units."),
        (UnitsMatured, "Pending units can be spent."),
        (UnitsExpired, "Units expired; told when it is written down, by the account's next write or a sweep."),
        (UnitsReleased, "Units that were set aside came back: voided, lapsed, or not needed."),
        (UnitsReinstated, "Expired units were given back by hand."),
        (TierChanged, "A member's tier changed."),
        (RedemptionReserved, "Units were set aside."),
        (RedemptionCaptured, "Units were spent, at once or after a reservation."),
        (RedemptionVoided, "A reservation was given up."),
        (RedemptionReversed, "Spent units came back."),
        (AdjustmentPosted, "A balance was changed by hand."),
        (TransferMade, "Units went from one member to another; it is the sender's event."),
        (GiftGiven, "The tenant gave units."),
        (MembershipStarted, "A member joined a paid membership."),
        (MembershipChanged, "A paid membership was renewed or cancelled."),
        (
            VoucherIssued,
            "A voucher was issued by a call. Those of a batch of codes, and those that rewards give, "
            + "are not told one by one."),
        (VoucherRedeemed, "A voucher was used."),
        (VoucherReleased, "A use of a voucher was given back."),
        (VoucherVoided, "A voucher was made void."),
        (MemberCreated, "A member was enrolled; carries the id alone."),
        (MemberChanged, "What is known of a member changed; carries the id alone."),
        (MemberEnrolled, "A member was enrolled in another program; carries the id alone."),
        (MemberMerged, "Two records of one person were made one; carries the merge."),
        (MergeUndone, "A merge was undone; carries the merge."),
        (MemberErased, "A person was erased for good; carries the id alone."),
        (HouseholdCreated, "A household was made."),
        (HouseholdChanged, "Who is in a household, or what one may do, changed."),
        (PartnerLinked, "A partner's app was given sight of a member."),
        (PartnerUnlinked, "A member was hidden from a partner; carries the partner's id."),
        (LinkCodeIssued, "A member was given a code for a partner's app; carries no code."),
        (ReferralRegistered, "Who brought a member was recorded."),
        (ReferralSettled, "A referral was settled with the referrer; carries the id alone."),
        (ReferralCodeCreated, "A member was given a referral code."),
        (AffiliateClicked, "A click on an affiliate's link was recorded."),
        (FeedbackGiven, "A survey was answered; carries the id alone."),
        (InvitationSent, "A member was invited to a survey."),
        (ComplaintOpened, "A complaint was recorded; carries the id alone."),
        (ComplaintResolved, "A complaint was resolved; carries the id alone."),
        (MemberThanked, "A member was thanked; carries the member's id."),
        (AlertRaised, "Somebody should look at something."),
        (AlertAcknowledged, "Somebody has looked at an alert."),
        (ReviewOpened, "Something that rules against abuse found waits for a reviewer; carries the id alone."),
        (ReviewResolved, "A review was approved or rejected."),
        (ProgramCreated, "A program was drafted."),
        (ProgramChanged, "A draft of a program's next version was added."),
        (ProgramPublished, "A version of a program was put into effect."),
        (RewardCreated, "A reward was made."),
        (RewardChanged, "A reward was changed or withdrawn."),
        (SeriesCreated, "A series of vouchers was made."),
        (SeriesChanged, "A series of vouchers was changed."),
        (CampaignCreated, "A campaign was made."),
        (CampaignChanged, "A campaign was changed or stopped."),
        (PartnerCreated, "A partner was made."),
        (PartnerChanged, "A partner was changed."),
        (AffiliateCreated, "An affiliate was made."),
        (AffiliateChanged, "An affiliate was changed."),
        (SurveyCreated, "A survey was made."),
        (SurveyChanged, "A survey was changed."),
        (SegmentCreated, "A segment was made."),
        (SegmentChanged, "A segment was changed, or its list of members."),
        (GoalCreated, "A goal was set."),
        (GoalChanged, "A goal was changed."),
        (ReferralProgramCreated, "The referral program was put into effect."),
        (ReferralProgramChanged, "The referral program was changed."),
        (WinBackListCreated, "A win-back list was drawn."),
        (AnalyticsSettingsChanged, "The settings of analytics were changed."),
        (VelocityRulesChanged, "The rules against abuse were changed."),
        (ApiKeyCreated, "An API key was made; carries its id alone."),
        (ApiKeyRotated, "An API key was followed by another; carries the new one's id alone."),
        (ApiKeyRevoked, "An API key was revoked; carries its id alone."),
        (KeyQuotaChanged, "What an API key may ask was changed; carries its id alone."),
        (WebhookEndpointCreated, "A webhook endpoint was made; carries its id alone."),
        (WebhookEndpointChanged, "A webhook endpoint was changed, resumed or told to replay; carries its id alone."),
        (WebhookEndpointPaused, "A webhook endpoint is sent nothing more: by hand, for its failures, or for a 410."),
        (WebhookEndpointDeleted, "A webhook endpoint was deleted; carries its id alone."),
        (TestClockAdvanced, "The test clock was moved."),
    ];
}
