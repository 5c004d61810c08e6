-- The models of repeat buying that were last learned from a tenant's members: one a currency. `document` is JSON: the
-- parameters and what they rest on.
CREATE TABLE lifetime_models (
    tenant_id       integer          NOT NULL,
    currency        text COLLATE "C" NOT NULL,
    as_of           bigint           NOT NULL,
    document        bytea            NOT NULL,
    fitted_at       bigint           NOT NULL,
    CONSTRAINT pk_lifetime_models PRIMARY KEY (tenant_id, currency)
);

-- Finds the vouchers of a member, in the order in which they expire.
CREATE INDEX ix_vouchers_member ON vouchers (tenant_id, member_id, expires_at);
