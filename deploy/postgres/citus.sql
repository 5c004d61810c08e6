-- Places the tables of LoyaltyPoints on a Citus cluster. Run it once, on the coordinator, as the owner of the tables,
-- after `loyalty migrate` (or a first start of the service) and, if it can be, before there are many rows:
--
--     psql -v ON_ERROR_STOP=1 -f citus.sql "postgresql://owner@coordinator/loyalty"
--
-- All that belongs to a member is placed by the member, together; so a till's purchase, a return, a redemption and a
-- balance touch one node for the member, and one each for the narrow tables that are unique over all members and are
-- placed by their own keys. What everybody asks and nobody changes often (tenants, keys, programs, campaigns, leases)
-- stays on the coordinator, as it is, and so do the budgets of campaigns, which are locked there. The service finds out
-- by itself that the database is distributed.

SELECT create_distributed_table('accounts', 'member_id', colocate_with => 'none');
SELECT create_distributed_table('members', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('ledger_entries', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('purchases', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('purchase_returns', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('cap_usage', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('redemptions', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('adjustments', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('activities', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('standing_days', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('tier_changes', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('vip_memberships', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('vip_payments', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('transfers', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('gifts', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('household_members', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('partner_links', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('unit_histories', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('segment_members', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('member_facts', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('alerts', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('member_merges', 'member_id', colocate_with => 'accounts');

SELECT create_distributed_table('reward_stock', 'reward_id', colocate_with => 'none');
SELECT create_distributed_table('reward_holds', 'reward_id', colocate_with => 'reward_stock');
SELECT create_distributed_table('vouchers', 'code', colocate_with => 'none');
SELECT create_distributed_table('voucher_uses', 'code', colocate_with => 'vouchers');
SELECT create_distributed_table('voucher_member_uses', 'code', colocate_with => 'vouchers');
SELECT create_distributed_table('voucher_batches', 'batch_key', colocate_with => 'none');
SELECT create_distributed_table('voucher_batch_codes', 'batch_id', colocate_with => 'none');
SELECT create_distributed_table('referral_codes', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('referrals', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('affiliate_clicks', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('affiliate_commissions', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('survey_invitations', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('feedback', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('survey_answered', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('complaints', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('member_thanks', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('velocity_marks', 'member_id', colocate_with => 'accounts');
SELECT create_distributed_table('reviews', 'member_id', colocate_with => 'accounts');

SELECT create_distributed_table('partner_days', 'partner_id', colocate_with => 'none');
SELECT create_distributed_table('partner_holds', 'partner_id', colocate_with => 'partner_days');
SELECT create_distributed_table('partner_settlements', 'partner_id', colocate_with => 'partner_days');
SELECT create_distributed_table('partner_link_codes', 'code_id', colocate_with => 'none');

SELECT create_distributed_table('natural_keys', 'external_id', colocate_with => 'none');
SELECT create_distributed_table('idempotency_keys', 'idempotency_key', colocate_with => 'none');
SELECT create_distributed_table('member_identifiers', 'value', colocate_with => 'none');
SELECT create_distributed_table('households', 'household_id', colocate_with => 'none');
SELECT create_distributed_table('journal', 'journal_id', colocate_with => 'none');
SELECT create_distributed_table('webhook_deliveries', 'endpoint_id', colocate_with => 'none');
SELECT create_distributed_table('till_journal', 'journal_id', colocate_with => 'none');
SELECT create_distributed_table('till_days', 'source', colocate_with => 'none');
