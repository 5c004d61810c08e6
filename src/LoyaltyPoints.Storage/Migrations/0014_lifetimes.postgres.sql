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

-- Appended. Which vouchers were issued to a member, in the order in which they expire.
CREATE TABLE member_vouchers (
    tenant_id       integer          NOT NULL,
    member_id       uuid             NOT NULL,
    expires_at      bigint           NOT NULL,
    code            text COLLATE "C" NOT NULL,
    CONSTRAINT pk_member_vouchers PRIMARY KEY (tenant_id, member_id, expires_at, code)
);

INSERT INTO member_vouchers (tenant_id, member_id, expires_at, code)
SELECT tenant_id, member_id, expires_at, code FROM vouchers
WHERE member_id <> '00000000-0000-0000-0000-000000000000';
