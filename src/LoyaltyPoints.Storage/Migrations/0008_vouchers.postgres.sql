-- What the vouchers of a series have in common, in numbered versions: each voucher stays under that of its issue.
CREATE TABLE voucher_series (
    tenant_id       integer NOT NULL,
    series_id       uuid    NOT NULL,
    name            text    NOT NULL,
    revision        bigint  NOT NULL,
    created_at      bigint  NOT NULL,
    updated_at      bigint  NOT NULL,
    CONSTRAINT pk_voucher_series PRIMARY KEY (tenant_id, series_id)
);

CREATE TABLE voucher_series_versions (
    tenant_id       integer NOT NULL,
    series_id       uuid    NOT NULL,
    version         integer NOT NULL,
    definition      bytea   NOT NULL,
    created_at      bigint  NOT NULL,
    CONSTRAINT pk_voucher_series_versions PRIMARY KEY (tenant_id, series_id, version)
);

-- The row of a code is the lock of all that is done with it. `code` is its plain form, `chosen` how it is shown where a
-- merchant chose it; a member of zeros is nobody; an instant that never comes is the greatest number.
CREATE TABLE vouchers (
    tenant_id       integer          NOT NULL,
    code            text COLLATE "C" NOT NULL,
    series_id       uuid             NOT NULL,
    version         integer          NOT NULL,
    member_id       uuid             NOT NULL,
    chosen          text,
    issued_at       bigint           NOT NULL,
    expires_at      bigint           NOT NULL,
    issued          bigint           NOT NULL,
    balance         bigint           NOT NULL,
    uses            bigint           NOT NULL,
    voided_at       bigint           NOT NULL,
    void_reason     text,
    CONSTRAINT pk_vouchers PRIMARY KEY (tenant_id, code)
) WITH (fillfactor = 80);

-- What a code was used for, once for each name that the checkout has for it; what was answered is kept for those who
-- send it again.
CREATE TABLE voucher_uses (
    tenant_id       integer          NOT NULL,
    code            text COLLATE "C" NOT NULL,
    external_id     text COLLATE "C" NOT NULL,
    source          text COLLATE "C" NOT NULL,
    use_id          uuid             NOT NULL,
    member_id       uuid             NOT NULL,
    amount          bigint           NOT NULL,
    released        bigint           NOT NULL,
    used_at         bigint           NOT NULL,
    lot_expires_at  bigint           NOT NULL,
    recorded_at     bigint           NOT NULL,
    request_hash    bytea            NOT NULL,
    answer          bytea            NOT NULL,
    CONSTRAINT pk_voucher_uses PRIMARY KEY (tenant_id, code, external_id, source)
);

CREATE INDEX ix_voucher_uses_id ON voucher_uses (tenant_id, code, use_id);

-- Uses of a code by one member that count, where its series limits them.
CREATE TABLE voucher_member_uses (
    tenant_id       integer          NOT NULL,
    code            text COLLATE "C" NOT NULL,
    member_id       uuid             NOT NULL,
    uses            bigint           NOT NULL,
    CONSTRAINT pk_voucher_member_uses PRIMARY KEY (tenant_id, code, member_id)
) WITH (fillfactor = 80);

-- Codes that are made in great numbers, under the key of the request that asked for them, and how many are there.
CREATE TABLE voucher_batches (
    tenant_id       integer          NOT NULL,
    batch_key       text COLLATE "C" NOT NULL,
    batch_id        uuid             NOT NULL,
    request_hash    bytea            NOT NULL,
    series_id       uuid             NOT NULL,
    version         integer          NOT NULL,
    size            bigint           NOT NULL,
    made            bigint           NOT NULL,
    created_at      bigint           NOT NULL,
    CONSTRAINT pk_voucher_batches PRIMARY KEY (tenant_id, batch_key)
) WITH (fillfactor = 80);

-- Appended. The codes of a batch in their order, 16 characters each, up to 1,000 a row.
CREATE TABLE voucher_batch_codes (
    tenant_id       integer NOT NULL,
    batch_id        uuid    NOT NULL,
    number          integer NOT NULL,
    codes           bytea   NOT NULL,
    CONSTRAINT pk_voucher_batch_codes PRIMARY KEY (tenant_id, batch_id, number)
);
