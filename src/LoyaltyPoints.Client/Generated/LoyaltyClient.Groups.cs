namespace LoyaltyPoints.Client;

public sealed partial class LoyaltyClient
{
    /// <inheritdoc cref="ActivitiesGroup"/>
    public ActivitiesGroup Activities => new(sender);

    /// <inheritdoc cref="AdjustmentsGroup"/>
    public AdjustmentsGroup Adjustments => new(sender);

    /// <inheritdoc cref="AffiliatesGroup"/>
    public AffiliatesGroup Affiliates => new(sender);

    /// <inheritdoc cref="AnalyticsGroup"/>
    public AnalyticsGroup Analytics => new(sender);

    /// <inheritdoc cref="ApiKeysGroup"/>
    public ApiKeysGroup ApiKeys => new(sender);

    /// <inheritdoc cref="AuditLogGroup"/>
    public AuditLogGroup AuditLog => new(sender);

    /// <inheritdoc cref="BalancesGroup"/>
    public BalancesGroup Balances => new(sender);

    /// <inheritdoc cref="CampaignsGroup"/>
    public CampaignsGroup Campaigns => new(sender);

    /// <inheritdoc cref="ComplaintsGroup"/>
    public ComplaintsGroup Complaints => new(sender);

    /// <inheritdoc cref="EventsGroup"/>
    public EventsGroup Events => new(sender);

    /// <inheritdoc cref="GiftsGroup"/>
    public GiftsGroup Gifts => new(sender);

    /// <inheritdoc cref="GoalsGroup"/>
    public GoalsGroup Goals => new(sender);

    /// <inheritdoc cref="HealthGroup"/>
    public HealthGroup Health => new(sender);

    /// <inheritdoc cref="HouseholdsGroup"/>
    public HouseholdsGroup Households => new(sender);

    /// <inheritdoc cref="LedgerGroup"/>
    public LedgerGroup Ledger => new(sender);

    /// <inheritdoc cref="MembersGroup"/>
    public MembersGroup Members => new(sender);

    /// <inheritdoc cref="PartnersGroup"/>
    public PartnersGroup Partners => new(sender);

    /// <inheritdoc cref="ProgramsGroup"/>
    public ProgramsGroup Programs => new(sender);

    /// <inheritdoc cref="PurchasesGroup"/>
    public PurchasesGroup Purchases => new(sender);

    /// <inheritdoc cref="RedemptionsGroup"/>
    public RedemptionsGroup Redemptions => new(sender);

    /// <inheritdoc cref="ReferralsGroup"/>
    public ReferralsGroup Referrals => new(sender);

    /// <inheritdoc cref="ReviewsGroup"/>
    public ReviewsGroup Reviews => new(sender);

    /// <inheritdoc cref="RewardsGroup"/>
    public RewardsGroup Rewards => new(sender);

    /// <inheritdoc cref="SegmentsGroup"/>
    public SegmentsGroup Segments => new(sender);

    /// <inheritdoc cref="SurveysGroup"/>
    public SurveysGroup Surveys => new(sender);

    /// <inheritdoc cref="TestClockGroup"/>
    public TestClockGroup TestClock => new(sender);

    /// <inheritdoc cref="TransfersGroup"/>
    public TransfersGroup Transfers => new(sender);

    /// <inheritdoc cref="VipMembershipsGroup"/>
    public VipMembershipsGroup VipMemberships => new(sender);

    /// <inheritdoc cref="VouchersGroup"/>
    public VouchersGroup Vouchers => new(sender);

    /// <inheritdoc cref="WebhooksGroup"/>
    public WebhooksGroup Webhooks => new(sender);
}
