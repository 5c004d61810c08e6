-- The models of repeat buying that were last learned from a tenant's members: one a currency. `document` is JSON: the
-- parameters and what they rest on.
CREATE TABLE lifetime_models (
    tenant_id       INTEGER NOT NULL,
    currency        TEXT    NOT NULL,
    as_of           INTEGER NOT NULL,
    document        BLOB    NOT NULL,
    fitted_at       INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, currency)
) STRICT, WITHOUT ROWID;

-- Appended. Which vouchers were issued to a member, in the order in which they expire.
CREATE TABLE member_vouchers (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    expires_at      INTEGER NOT NULL,
    code            TEXT    NOT NULL,
    PRIMARY KEY (tenant_id, member_id, expires_at, code)
) STRICT, WITHOUT ROWID;

INSERT INTO member_vouchers (tenant_id, member_id, expires_at, code)
SELECT tenant_id, member_id, expires_at, code FROM vouchers WHERE member_id <> zeroblob(16);
