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

-- Finds the vouchers of a member, in the order in which they expire.
CREATE INDEX ix_vouchers_member ON vouchers (tenant_id, member_id, expires_at);
