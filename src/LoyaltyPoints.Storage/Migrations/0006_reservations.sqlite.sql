-- A redemption can be reserved before it is captured: state 1 reserved, 2 captured, 3 voided. An instant that never
-- comes is the greatest number, an id that is not there all zeros, an amount that is not there -1.
ALTER TABLE redemptions ADD COLUMN state INTEGER NOT NULL DEFAULT 2;
ALTER TABLE redemptions ADD COLUMN released_units INTEGER NOT NULL DEFAULT 0;
ALTER TABLE redemptions ADD COLUMN step INTEGER NOT NULL DEFAULT 1;
ALTER TABLE redemptions ADD COLUMN lapses_at INTEGER NOT NULL DEFAULT 9223372036854775807;
ALTER TABLE redemptions ADD COLUMN ended_at INTEGER NOT NULL DEFAULT 9223372036854775807;
ALTER TABLE redemptions ADD COLUMN reward_id BLOB NOT NULL DEFAULT x'00000000000000000000000000000000';
ALTER TABLE redemptions ADD COLUMN reward_version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE redemptions ADD COLUMN amount INTEGER NOT NULL DEFAULT -1;
ALTER TABLE redemptions ADD COLUMN has_stock INTEGER NOT NULL DEFAULT 0;
ALTER TABLE redemptions ADD COLUMN purchase_id BLOB NOT NULL DEFAULT x'00000000000000000000000000000000';

CREATE INDEX ix_redemptions_member ON redemptions (tenant_id, member_id, redemption_id);
