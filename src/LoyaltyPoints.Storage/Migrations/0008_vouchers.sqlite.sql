-- What the vouchers of a series have in common, in numbered versions: each voucher stays under that of its issue.
CREATE TABLE voucher_series (
    tenant_id       INTEGER NOT NULL,
    series_id       BLOB    NOT NULL,
    name            TEXT    NOT NULL,
    revision        INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, series_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE voucher_series_versions (
    tenant_id       INTEGER NOT NULL,
    series_id       BLOB    NOT NULL,
    version         INTEGER NOT NULL,
    definition      BLOB    NOT NULL,
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, series_id, version)
) STRICT, WITHOUT ROWID;

-- The row of a code is the lock of all that is done with it. `code` is its plain form, `chosen` how it is shown where a
-- merchant chose it; a member of zeros is nobody; an instant that never comes is the greatest number.
CREATE TABLE vouchers (
    tenant_id       INTEGER NOT NULL,
    code            TEXT    NOT NULL,
    series_id       BLOB    NOT NULL,
    version         INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    chosen          TEXT,
    issued_at       INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    issued          INTEGER NOT NULL,
    balance         INTEGER NOT NULL,
    uses            INTEGER NOT NULL,
    voided_at       INTEGER NOT NULL,
    void_reason     TEXT,
    PRIMARY KEY (tenant_id, code)
) STRICT, WITHOUT ROWID;

-- What a code was used for, once for each name that the checkout has for it; what was answered is kept for those who
-- send it again.
CREATE TABLE voucher_uses (
    tenant_id       INTEGER NOT NULL,
    code            TEXT    NOT NULL,
    external_id     TEXT    NOT NULL,
    source          TEXT    NOT NULL,
    use_id          BLOB    NOT NULL,
    member_id       BLOB    NOT NULL,
    amount          INTEGER NOT NULL,
    released        INTEGER NOT NULL,
    used_at         INTEGER NOT NULL,
    lot_expires_at  INTEGER NOT NULL,
    recorded_at     INTEGER NOT NULL,
    request_hash    BLOB    NOT NULL,
    answer          BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, code, external_id, source)
) STRICT;

CREATE INDEX ix_voucher_uses_id ON voucher_uses (tenant_id, code, use_id);

-- Uses of a code by one member that count, where its series limits them.
CREATE TABLE voucher_member_uses (
    tenant_id       INTEGER NOT NULL,
    code            TEXT    NOT NULL,
    member_id       BLOB    NOT NULL,
    uses            INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, code, member_id)
) STRICT, WITHOUT ROWID;

-- Codes that are made in great numbers, under the key of the request that asked for them, and how many are there.
CREATE TABLE voucher_batches (
    tenant_id       INTEGER NOT NULL,
    batch_key       TEXT    NOT NULL,
    batch_id        BLOB    NOT NULL,
    request_hash    BLOB    NOT NULL,
    series_id       BLOB    NOT NULL,
    version         INTEGER NOT NULL,
    size            INTEGER NOT NULL,
    made            INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, batch_key)
) STRICT, WITHOUT ROWID;

-- Appended. The codes of a batch in their order, 16 characters each, up to 1,000 a row.
CREATE TABLE voucher_batch_codes (
    tenant_id       INTEGER NOT NULL,
    batch_id        BLOB    NOT NULL,
    number          INTEGER NOT NULL,
    codes           BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, batch_id, number)
) STRICT;
