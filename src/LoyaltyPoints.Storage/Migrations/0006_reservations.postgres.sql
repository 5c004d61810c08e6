-- A redemption can be reserved before it is captured: state 1 reserved, 2 captured, 3 voided. An instant that never
-- comes is the greatest number, an id that is not there all zeros, an amount that is not there -1.
ALTER TABLE redemptions ADD COLUMN state integer NOT NULL DEFAULT 2;
ALTER TABLE redemptions ADD COLUMN released_units bigint NOT NULL DEFAULT 0;
ALTER TABLE redemptions ADD COLUMN step bigint NOT NULL DEFAULT 1;
ALTER TABLE redemptions ADD COLUMN lapses_at bigint NOT NULL DEFAULT 9223372036854775807;
ALTER TABLE redemptions ADD COLUMN ended_at bigint NOT NULL DEFAULT 9223372036854775807;
ALTER TABLE redemptions ADD COLUMN reward_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
ALTER TABLE redemptions ADD COLUMN reward_version integer NOT NULL DEFAULT 0;
ALTER TABLE redemptions ADD COLUMN amount bigint NOT NULL DEFAULT -1;
ALTER TABLE redemptions ADD COLUMN has_stock integer NOT NULL DEFAULT 0;
ALTER TABLE redemptions ADD COLUMN purchase_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';

CREATE INDEX ix_redemptions_member ON redemptions (tenant_id, member_id, redemption_id);
