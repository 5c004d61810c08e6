-- A redemption can be reserved before it is captured: state 1 reserved, 2 captured, 3 voided. An instant that never
-- comes is the greatest number, an id that is not there all zeros, an amount that is not there -1.
ALTER TABLE redemptions ADD state int NOT NULL CONSTRAINT df_redemptions_state DEFAULT 2;
ALTER TABLE redemptions ADD released_units bigint NOT NULL CONSTRAINT df_redemptions_released_units DEFAULT 0;
ALTER TABLE redemptions ADD step bigint NOT NULL CONSTRAINT df_redemptions_step DEFAULT 1;
ALTER TABLE redemptions ADD lapses_at bigint NOT NULL CONSTRAINT df_redemptions_lapses_at DEFAULT 9223372036854775807;
ALTER TABLE redemptions ADD ended_at bigint NOT NULL CONSTRAINT df_redemptions_ended_at DEFAULT 9223372036854775807;
ALTER TABLE redemptions ADD reward_id binary(16) NOT NULL CONSTRAINT df_redemptions_reward_id DEFAULT 0x00000000000000000000000000000000;
ALTER TABLE redemptions ADD reward_version int NOT NULL CONSTRAINT df_redemptions_reward_version DEFAULT 0;
ALTER TABLE redemptions ADD amount bigint NOT NULL CONSTRAINT df_redemptions_amount DEFAULT -1;
ALTER TABLE redemptions ADD has_stock int NOT NULL CONSTRAINT df_redemptions_has_stock DEFAULT 0;
ALTER TABLE redemptions ADD purchase_id binary(16) NOT NULL CONSTRAINT df_redemptions_purchase_id DEFAULT 0x00000000000000000000000000000000;

CREATE INDEX ix_redemptions_member ON redemptions (tenant_id, member_id, redemption_id);
