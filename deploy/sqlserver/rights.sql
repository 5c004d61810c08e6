-- What the service may do, table by table, and no more: a test compares it with what its statements need. Run it as a
-- member of the database's db_owner after each `loyalty migrate`; again changes nothing.
--
--     sqlcmd -S server -d loyalty -b -i rights.sql

GRANT SELECT ON dbo.schema_migrations TO loyalty_service;

-- Appended for ever: nobody who is only the service changes or deletes what was written.
GRANT SELECT, INSERT ON dbo.ledger_entries TO loyalty_service;
GRANT SELECT, INSERT ON dbo.purchases TO loyalty_service;
GRANT SELECT, INSERT ON dbo.purchase_returns TO loyalty_service;
GRANT SELECT, INSERT ON dbo.natural_keys TO loyalty_service;
GRANT SELECT, INSERT ON dbo.tier_changes TO loyalty_service;
GRANT SELECT, INSERT ON dbo.reward_versions TO loyalty_service;
GRANT SELECT, INSERT ON dbo.voucher_series_versions TO loyalty_service;
GRANT SELECT, INSERT ON dbo.voucher_batch_codes TO loyalty_service;
GRANT SELECT, INSERT ON dbo.campaign_versions TO loyalty_service;
GRANT SELECT, INSERT ON dbo.segment_versions TO loyalty_service;
GRANT SELECT, INSERT ON dbo.win_back_lists TO loyalty_service;
GRANT SELECT, INSERT ON dbo.referral_codes TO loyalty_service;
GRANT SELECT, INSERT ON dbo.affiliate_clicks TO loyalty_service;
GRANT SELECT, INSERT ON dbo.affiliate_commissions TO loyalty_service;
GRANT SELECT, INSERT ON dbo.survey_answered TO loyalty_service;
GRANT SELECT, INSERT ON dbo.member_thanks TO loyalty_service;
GRANT SELECT, INSERT ON dbo.audit_log TO loyalty_service;

-- Whatever role it may be given later: a denial goes before any grant.
DENY UPDATE, DELETE ON dbo.ledger_entries TO loyalty_service;
DENY UPDATE, DELETE ON dbo.audit_log TO loyalty_service;

-- Appended; but what is said in them in words goes with the person it was said of.
GRANT SELECT, INSERT, UPDATE ON dbo.vip_payments TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.activities TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.transfers TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.gifts TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.adjustments TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.feedback TO loyalty_service;

GRANT SELECT, INSERT, UPDATE ON dbo.tenants TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.api_keys TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.programs TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.program_versions TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.members TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.accounts TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.cap_usage TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.standing_days TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.redemptions TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.vip_memberships TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.lifetime_models TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.campaigns TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.campaign_budgets TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.campaign_pending TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.leases TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.rewards TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.reward_stock TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.reward_holds TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.vouchers TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.voucher_uses TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.voucher_member_uses TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.voucher_series TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.voucher_batches TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.households TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.household_members TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.referral_programs TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.referrals TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.affiliates TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.surveys TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.survey_invitations TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.complaints TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.partners TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.partner_links TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.unit_histories TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.member_merges TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.partner_link_codes TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.partner_days TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.partner_holds TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.partner_settlements TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.segments TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.segment_members TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.goals TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.member_facts TO loyalty_service;
GRANT SELECT, INSERT ON dbo.fact_words TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.analytics_settings TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.alerts TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.warning_runs TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.velocity_rules TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.velocity_marks TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.reviews TO loyalty_service;
GRANT SELECT, INSERT, UPDATE ON dbo.key_quotas TO loyalty_service;

-- What is digested goes, answers are forgotten after their time, and a member's identifiers can be taken away.
GRANT SELECT, INSERT, DELETE ON dbo.journal TO loyalty_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.webhook_endpoints TO loyalty_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.webhook_deliveries TO loyalty_service;
GRANT SELECT, INSERT, DELETE ON dbo.outbox TO loyalty_service;
GRANT SELECT, INSERT, DELETE ON dbo.events TO loyalty_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.idempotency_keys TO loyalty_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.member_identifiers TO loyalty_service;
GRANT SELECT, INSERT, DELETE ON dbo.till_journal TO loyalty_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON dbo.till_days TO loyalty_service;
GRANT DELETE ON dbo.partner_link_codes TO loyalty_service;
GO
