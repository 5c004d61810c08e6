using LoyaltyPoints.Storage.Activities;
using LoyaltyPoints.Storage.Adjustments;
using LoyaltyPoints.Storage.Affiliates;
using LoyaltyPoints.Storage.Alerts;
using LoyaltyPoints.Storage.Audit;
using LoyaltyPoints.Storage.Campaigns;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Gifts;
using LoyaltyPoints.Storage.Households;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Memberships;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Referrals;
using LoyaltyPoints.Storage.Rewards;
using LoyaltyPoints.Storage.Segments;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Standings;
using LoyaltyPoints.Storage.Surveys;
using LoyaltyPoints.Storage.Transfers;
using LoyaltyPoints.Storage.Velocity;
using LoyaltyPoints.Storage.Vouchers;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>The tables a batch has to do with, and the round trips in which they load and save.</summary>
public sealed partial class Batch
{
    private readonly AnswerTable answers = new();
    private RowSet entries = new(EntryRow.Append);

    internal CatalogTable Catalogs { get; }

    internal MemberTable Members { get; }

    internal NaturalKeyTable NaturalKeys { get; } = new();

    internal PurchaseTable Purchases { get; } = new();

    internal ReturnTable Returns { get; } = new();

    internal RedemptionTable Redemptions { get; }

    internal StockTable Stock { get; }

    internal RewardHoldTable RewardHolds { get; } = new();

    internal PartnerLockTable PartnerLocks { get; } = new();

    internal PartnerDayTable PartnerDays { get; }

    internal PartnerHoldTable PartnerHolds { get; } = new();

    internal PartnerSettlementTable PartnerSettlements { get; } = new();

    internal PartnerLinkTable PartnerLinks { get; } = new();

    internal LinkCodeTable LinkCodes { get; } = new();

    internal AdjustmentTable Adjustments { get; } = new();

    internal ActivityTable Activities { get; } = new();

    internal MembershipTable Memberships { get; } = new();

    internal BatchVouchers Vouchers { get; } = new();

    internal BudgetTable Budgets { get; }

    internal CapUsageTable Counters { get; } = new();

    internal DayTable Days { get; } = new();

    internal BirthdayTable Birthdays { get; } = new();

    internal SegmentTable Segments { get; } = new();

    internal TierChangeTable TierChanges { get; } = new();

    internal TransferTable Transfers { get; } = new();

    internal GiftTable Gifts { get; } = new();

    internal HouseholdMemberTable HouseholdMembers { get; } = new();

    internal HouseholdTable Households { get; } = new();

    internal ReferralTable Referrals { get; }

    internal ClickTable Clicks { get; } = new();

    internal CommissionTable Commissions { get; } = new();

    internal InvitationTable Invitations { get; } = new();

    internal FeedbackTable Feedback { get; } = new();

    internal AnsweredTable AnsweredOnce { get; } = new();

    internal ComplaintTable Complaints { get; } = new();

    internal ThanksTable Thanks { get; } = new();

    internal AlertTable Alerts { get; }

    internal ActTable Acts { get; } = new();

    internal VelocityTable Velocity { get; } = new();

    internal ReviewTable Reviews { get; }

    internal TillJournal Tills { get; }

    internal Journal Journal { get; }

    internal Outbox Events { get; } = new();

    private void LoadLocked()
    {
        // Locks first: what is read after them is not changed by anybody else.
        Catalogs.Load(trip);
        Members.Load(trip);
        // What members share comes after them, for everybody alike.
        Stock.Load(trip);
        Vouchers.Load(trip);
        HouseholdMembers.Load(trip);
        Households.Load(trip);
        PartnerLocks.Load(trip);
        LinkCodes.Load(trip);
        answers.Load(trip);
        NaturalKeys.Load(trip);
        Returns.Load(trip);
        Redemptions.Load(trip);
        Memberships.Load(trip);
        PartnerLinks.Load(trip);
        Invitations.Load(trip);
        Reviews.Load(trip);
        trip.Send("lock");
    }

    internal void LoadMore()
    {
        Purchases.Load(trip);
        Activities.Load(trip);
        Counters.Load(trip);
        Days.Load(trip);
        Birthdays.Load(trip);
        Segments.Load(trip);
        // What is asked of a member who turns out to be another's record.
        Households.Load(trip);
        Memberships.Load(trip);
        Vouchers.Load(trip);
        RewardHolds.Load(trip);
        Budgets.Load();
        Referrals.Load(trip);
        Clicks.Load(trip);
        Commissions.Load(trip);
        Alerts.Load(trip);
        PartnerDays.Load(trip);
        PartnerHolds.Load(trip);
        PartnerSettlements.Load(trip);
        Feedback.Load(trip);
        AnsweredOnce.Load(trip);
        Complaints.Load(trip);
        Thanks.Load(trip);
        Velocity.Load(trip);
        trip.Send("load");
    }

    private void SaveAppended()
    {
        Purchases.Save(trip);
        Returns.Save(trip);
        Redemptions.Save(trip);
        RewardHolds.Save(trip);
        PartnerHolds.Save(trip);
        PartnerLinks.Save(trip);
        LinkCodes.Save(trip);
        Adjustments.Save(trip);
        Activities.Save(trip);
        TierChanges.Save(trip);
        Memberships.Save(trip);
        Vouchers.Save(trip);
        Budgets.Save();
        Transfers.Save(trip);
        Gifts.Save(trip);
        HouseholdMembers.Save(trip);
        Households.Save(trip);
        Referrals.Save(trip);
        Clicks.Save(trip);
        Commissions.Save(trip);
        Invitations.Save(trip);
        Feedback.Save(trip);
        AnsweredOnce.Save(trip);
        Complaints.Save(trip);
        Thanks.Save(trip);
        Alerts.Save(trip);
        Reviews.Save(trip);
        trip.Write(entries);
        entries = new RowSet(EntryRow.Append);
    }

    private void Save()
    {
        SaveAppended();
        Counters.Save(trip);
        Days.Save(trip);
        Velocity.Save(trip);
        Members.Save(trip);
        Stock.Save(trip);
        PartnerDays.Save(trip);
        PartnerSettlements.Save(trip);
        NaturalKeys.Save(trip);
        answers.Save(trip);
        Journal.Save(trip);
        Tills.Save(trip);
        Acts.Save(trip, Ids, Now);
        Events.Save(trip);
        trip.Send("save");
    }
}
