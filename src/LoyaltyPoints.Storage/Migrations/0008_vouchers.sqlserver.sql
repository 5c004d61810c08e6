-- What the vouchers of a series have in common, in numbered versions: each voucher stays under that of its issue.
CREATE TABLE voucher_series (
    tenant_id       int           NOT NULL,
    series_id       binary(16)    NOT NULL,
    name            nvarchar(100) NOT NULL,
    revision        bigint        NOT NULL,
    created_at      bigint        NOT NULL,
    updated_at      bigint        NOT NULL,
    CONSTRAINT pk_voucher_series PRIMARY KEY CLUSTERED (tenant_id, series_id)
);

CREATE TABLE voucher_series_versions (
    tenant_id       int            NOT NULL,
    series_id       binary(16)     NOT NULL,
    version         int            NOT NULL,
    definition      varbinary(max) NOT NULL,
    created_at      bigint         NOT NULL,
    CONSTRAINT pk_voucher_series_versions PRIMARY KEY CLUSTERED (tenant_id, series_id, version)
);

-- The row of a code is the lock of all that is done with it. `code` is its plain form, `chosen` how it is shown where a
-- merchant chose it; a member of zeros is nobody; an instant that never comes is the greatest number.
CREATE TABLE vouchers (
    tenant_id       int                                          NOT NULL,
    code            nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    series_id       binary(16)                                   NOT NULL,
    version         int                                          NOT NULL,
    member_id       binary(16)                                   NOT NULL,
    chosen          nvarchar(32)                                 NULL,
    issued_at       bigint                                       NOT NULL,
    expires_at      bigint                                       NOT NULL,
    issued          bigint                                       NOT NULL,
    balance         bigint                                       NOT NULL,
    uses            bigint                                       NOT NULL,
    voided_at       bigint                                       NOT NULL,
    void_reason     nvarchar(500)                                NULL,
    CONSTRAINT pk_vouchers PRIMARY KEY CLUSTERED (tenant_id, code)
        WITH (DATA_COMPRESSION = ROW)
);

-- What a code was used for, once for each name that the checkout has for it; what was answered is kept for those who
-- send it again.
CREATE TABLE voucher_uses (
    tenant_id       int                                           NOT NULL,
    code            nvarchar(32) COLLATE Latin1_General_100_BIN2  NOT NULL,
    external_id     nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    source          nvarchar(64) COLLATE Latin1_General_100_BIN2  NOT NULL,
    use_id          binary(16)                                    NOT NULL,
    member_id       binary(16)                                    NOT NULL,
    amount          bigint                                        NOT NULL,
    released        bigint                                        NOT NULL,
    used_at         bigint                                        NOT NULL,
    lot_expires_at  bigint                                        NOT NULL,
    recorded_at     bigint                                        NOT NULL,
    request_hash    varbinary(32)                                 NOT NULL,
    answer          varbinary(max)                                NOT NULL,
    CONSTRAINT pk_voucher_uses PRIMARY KEY CLUSTERED (tenant_id, code, external_id, source)
        WITH (DATA_COMPRESSION = ROW)
);

CREATE INDEX ix_voucher_uses_id ON voucher_uses (tenant_id, code, use_id);

-- Uses of a code by one member that count, where its series limits them.
CREATE TABLE voucher_member_uses (
    tenant_id       int                                          NOT NULL,
    code            nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    member_id       binary(16)                                   NOT NULL,
    uses            bigint                                       NOT NULL,
    CONSTRAINT pk_voucher_member_uses PRIMARY KEY CLUSTERED (tenant_id, code, member_id)
        WITH (DATA_COMPRESSION = ROW)
);

-- Codes that are made in great numbers, under the key of the request that asked for them, and how many are there.
CREATE TABLE voucher_batches (
    tenant_id       int                                           NOT NULL,
    batch_key       nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    batch_id        binary(16)                                    NOT NULL,
    request_hash    varbinary(32)                                 NOT NULL,
    series_id       binary(16)                                    NOT NULL,
    version         int                                           NOT NULL,
    size            bigint                                        NOT NULL,
    made            bigint                                        NOT NULL,
    created_at      bigint                                        NOT NULL,
    CONSTRAINT pk_voucher_batches PRIMARY KEY CLUSTERED (tenant_id, batch_key)
        WITH (DATA_COMPRESSION = ROW)
);

-- Appended. The codes of a batch in their order, 16 characters each, up to 1,000 a row.
CREATE TABLE voucher_batch_codes (
    tenant_id       int            NOT NULL,
    batch_id        binary(16)     NOT NULL,
    number          int            NOT NULL,
    codes           varbinary(max) NOT NULL,
    CONSTRAINT pk_voucher_batch_codes PRIMARY KEY CLUSTERED (tenant_id, batch_id, number)
        WITH (DATA_COMPRESSION = ROW)
);

ALTER TABLE vouchers SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE voucher_uses SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE voucher_member_uses SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE voucher_batches SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE voucher_batch_codes SET (LOCK_ESCALATION = DISABLE);
