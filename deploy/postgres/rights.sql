-- What the service may do, table by table, and no more: a test compares it with what its statements need. Run it as the
-- owner after each `loyalty migrate`; again changes nothing.
--
--     psql -v ON_ERROR_STOP=1 -f rights.sql "postgresql://loyalty_owner@server/loyalty"

BEGIN;

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM loyalty_service;

GRANT SELECT ON schema_migrations TO loyalty_service;

-- Appended for ever: nobody who is only the service changes or deletes what was written.
GRANT SELECT, INSERT ON ledger_entries, purchases, purchase_returns, natural_keys, tier_changes TO loyalty_service;
GRANT SELECT, INSERT ON segment_versions TO loyalty_service;
GRANT SELECT, INSERT ON reward_versions, voucher_batch_codes, voucher_series_versions, campaign_versions
    TO loyalty_service;
GRANT SELECT, INSERT ON win_back_lists TO loyalty_service;
GRANT SELECT, INSERT ON referral_codes, affiliate_clicks, affiliate_commissions TO loyalty_service;
GRANT SELECT, INSERT ON survey_answered, member_thanks TO loyalty_service;
GRANT SELECT, INSERT ON audit_log TO loyalty_service;

-- Appended; but what is said in them in words goes with the person it was said of.
GRANT SELECT, INSERT, UPDATE ON vip_payments, activities, transfers, gifts, adjustments, feedback TO loyalty_service;

GRANT SELECT, INSERT, UPDATE ON tenants, api_keys, programs, program_versions, members, accounts, cap_usage,
    standing_days, redemptions, vip_memberships, leases TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON rewards, reward_stock, reward_holds TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON vouchers, voucher_uses, voucher_member_uses, voucher_series, voucher_batches
    TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON campaigns, campaign_budgets, campaign_pending TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON households, household_members TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON lifetime_models TO loyalty_service;

GRANT SELECT, INSERT, UPDATE ON referral_programs, referrals, affiliates TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON surveys, survey_invitations, complaints TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON partners, partner_links, partner_link_codes, partner_days, partner_holds,
    partner_settlements TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON unit_histories TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON member_merges TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON segments, segment_members, goals TO loyalty_service;

GRANT SELECT, INSERT ON fact_words TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON member_facts, analytics_settings, alerts TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON warning_runs TO loyalty_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_endpoints, webhook_deliveries TO loyalty_service;
GRANT SELECT, INSERT, DELETE ON journal, outbox, events, till_journal TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON velocity_rules, velocity_marks, reviews, key_quotas TO loyalty_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON till_days TO loyalty_service;

-- Answers are forgotten after their time, and a member's identifiers can be taken away.
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys, member_identifiers TO loyalty_service;
GRANT DELETE ON partner_link_codes TO loyalty_service;

COMMIT;
