namespace LoyaltyPoints.Storage.MemberExports;

/// <summary>The tables whose rows are of a member, each under the name it has in an export.</summary>
public static class MemberTables
{
    private const string Accounts = "SELECT * FROM accounts WHERE tenant_id = @tenantId AND member_id = @member";

    private const string StandingDays =
        "SELECT * FROM standing_days WHERE tenant_id = @tenantId AND member_id = @member";

    private const string TierChanges = "SELECT * FROM tier_changes WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Purchases = "SELECT * FROM purchases WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Returns = "SELECT * FROM purchase_returns WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Activities = "SELECT * FROM activities WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Redemptions = "SELECT * FROM redemptions WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Adjustments = "SELECT * FROM adjustments WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Gifts = "SELECT * FROM gifts WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Transfers = "SELECT * FROM transfers WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Memberships =
        "SELECT * FROM vip_memberships WHERE tenant_id = @tenantId AND member_id = @member";

    private const string MembershipPayments =
        "SELECT * FROM vip_payments WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Vouchers = "SELECT * FROM vouchers WHERE tenant_id = @tenantId AND member_id = @member";

    private const string VoucherUses = "SELECT * FROM voucher_uses WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Households =
        "SELECT * FROM household_members WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Referral = "SELECT * FROM referrals WHERE tenant_id = @tenantId AND member_id = @member";

    private const string ReferralCodes =
        "SELECT * FROM referral_codes WHERE tenant_id = @tenantId AND member_id = @member";

    private const string AffiliateClicks =
        "SELECT * FROM affiliate_clicks WHERE tenant_id = @tenantId AND member_id = @member";

    private const string AffiliateCommissions =
        "SELECT * FROM affiliate_commissions WHERE tenant_id = @tenantId AND member_id = @member";

    private const string PartnerLinks =
        "SELECT * FROM partner_links WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Segments = "SELECT * FROM segment_members WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Invitations =
        "SELECT * FROM survey_invitations WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Feedback = "SELECT * FROM feedback WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Complaints = "SELECT * FROM complaints WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Thanks = "SELECT * FROM member_thanks WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Alerts = "SELECT * FROM alerts WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Reviews = "SELECT * FROM reviews WHERE tenant_id = @tenantId AND member_id = @member";

    private const string Merges = "SELECT * FROM member_merges WHERE tenant_id = @tenantId AND member_id = @member";

    /// <summary>
    /// Left out: what the export has in another form (the member, its identifiers and its ledger), what follows from
    /// the rest, and what is a key and says nothing.
    /// </summary>
    public static IReadOnlyList<string> LeftOut { get; } =
    [
        "members", "member_identifiers", "ledger_entries", "natural_keys", "cap_usage", "voucher_member_uses",
        "partner_link_codes", "member_facts", "unit_histories", "survey_answered", "velocity_marks",
        "webhook_deliveries",
    ];

    /// <summary>What an export calls them, and the statement that reads them.</summary>
    public static IReadOnlyList<(string Name, string Select)> All { get; } =
    [
        ("accounts", Accounts), ("standingDays", StandingDays), ("tierChanges", TierChanges),
        ("purchases", Purchases), ("returns", Returns), ("activities", Activities), ("redemptions", Redemptions),
        ("adjustments", Adjustments), ("gifts", Gifts), ("transfers", Transfers), ("memberships", Memberships),
        ("membershipPayments", MembershipPayments), ("vouchers", Vouchers), ("voucherUses", VoucherUses),
        ("households", Households), ("referral", Referral), ("referralCodes", ReferralCodes),
        ("affiliateClicks", AffiliateClicks), ("affiliateCommissions", AffiliateCommissions),
        ("partnerLinks", PartnerLinks), ("segments", Segments), ("invitations", Invitations), ("feedback", Feedback),
        ("complaints", Complaints), ("thanks", Thanks), ("alerts", Alerts), ("reviews", Reviews),
        ("merges", Merges),
    ];
}
