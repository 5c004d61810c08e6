-- The models of repeat buying that were last learned from a tenant's members: one a currency. `document` is JSON: the
-- parameters and what they rest on.
CREATE TABLE lifetime_models (
    tenant_id       int                                         NOT NULL,
    currency        nvarchar(3) COLLATE Latin1_General_100_BIN2 NOT NULL,
    as_of           bigint                                      NOT NULL,
    document        varbinary(max)                              NOT NULL,
    fitted_at       bigint                                      NOT NULL,
    CONSTRAINT pk_lifetime_models PRIMARY KEY CLUSTERED (tenant_id, currency)
);

-- Appended. Which vouchers were issued to a member, in the order in which they expire.
CREATE TABLE member_vouchers (
    tenant_id       int                                          NOT NULL,
    member_id       binary(16)                                   NOT NULL,
    expires_at      bigint                                       NOT NULL,
    code            nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_member_vouchers PRIMARY KEY CLUSTERED (tenant_id, member_id, expires_at, code)
        WITH (DATA_COMPRESSION = ROW)
);

INSERT INTO member_vouchers (tenant_id, member_id, expires_at, code)
SELECT tenant_id, member_id, expires_at, code FROM vouchers WHERE member_id <> 0x00000000000000000000000000000000;

ALTER TABLE member_vouchers SET (LOCK_ESCALATION = DISABLE);
