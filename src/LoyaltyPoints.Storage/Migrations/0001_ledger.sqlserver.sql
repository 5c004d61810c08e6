-- The whole schema: who may call, what the rules are, who the members are, and the book. Run as one batch.
-- Ids are UUIDv7 as their 16 bytes, big-endian: that order is time order, and uniqueidentifier would sort otherwise.
-- Instants are milliseconds since 1970, UTC. Documents are UTF-8 JSON. Keys compare byte by byte (BIN2).
-- What belongs to a member has the member in its primary key. Tables that only grow are clustered by tenant and their
-- own id instead, so that a batch's new rows land on the same last pages; all others cluster by their primary key.
-- Rows that hold text in keys or many small numbers are compressed; the ledger, which is read least and grows most, by
-- page. Widths are what the API accepts at most: the widest key has 514 bytes.

CREATE TABLE tenants (
    tenant_id       int           NOT NULL,
    name            nvarchar(400) NOT NULL,
    is_test         int           NOT NULL,
    config_version  bigint        NOT NULL,
    created_at      bigint        NOT NULL,
    CONSTRAINT pk_tenants PRIMARY KEY CLUSTERED (tenant_id)
);

CREATE TABLE api_keys (
    key_id          nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    tenant_id       int                                          NOT NULL,
    name            nvarchar(100)                                NOT NULL,
    secret_hash     varbinary(32)                                NOT NULL,
    scopes          int                                          NOT NULL,
    created_at      bigint                                       NOT NULL,
    revoked_at      bigint                                       NULL,
    CONSTRAINT pk_api_keys PRIMARY KEY CLUSTERED (key_id)
);

CREATE INDEX ix_api_keys_tenant ON api_keys (tenant_id, key_id);

CREATE TABLE programs (
    tenant_id       int           NOT NULL,
    program_id      binary(16)    NOT NULL,
    name            nvarchar(100) NOT NULL,
    type            nvarchar(16)  NOT NULL,
    revision        bigint        NOT NULL,
    created_at      bigint        NOT NULL,
    updated_at      bigint        NOT NULL,
    CONSTRAINT pk_programs PRIMARY KEY CLUSTERED (tenant_id, program_id)
);

CREATE TABLE program_versions (
    tenant_id       int            NOT NULL,
    program_id      binary(16)     NOT NULL,
    version         int            NOT NULL,
    definition      varbinary(max) NOT NULL,
    created_at      bigint         NOT NULL,
    published_at    bigint         NULL,
    effective_at    bigint         NULL,
    CONSTRAINT pk_program_versions PRIMARY KEY CLUSTERED (tenant_id, program_id, version)
);

CREATE TABLE members (
    tenant_id       int           NOT NULL,
    member_id       binary(16)    NOT NULL,
    external_id     nvarchar(128) NULL,
    name            nvarchar(200) NULL,
    birthday        nvarchar(10)  NULL,
    attributes      nvarchar(max) NOT NULL,
    revision        bigint        NOT NULL,
    created_at      bigint        NOT NULL,
    updated_at      bigint        NOT NULL,
    CONSTRAINT pk_members PRIMARY KEY CLUSTERED (tenant_id, member_id)
        WITH (DATA_COMPRESSION = ROW)
);

-- Also holds the members' own ids in the tenant's systems, as kind 'externalId'.
CREATE TABLE member_identifiers (
    tenant_id       int                                           NOT NULL,
    kind            nvarchar(32) COLLATE Latin1_General_100_BIN2  NOT NULL,
    value           nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    member_id       binary(16)                                    NOT NULL,
    CONSTRAINT pk_member_identifiers PRIMARY KEY CLUSTERED (tenant_id, kind, value)
        WITH (DATA_COMPRESSION = ROW)
);

CREATE INDEX ix_member_identifiers_member ON member_identifiers (tenant_id, member_id);

-- The one small row that a purchase updates. `lots` is packed: see LotsCodec.
CREATE TABLE accounts (
    tenant_id       int            NOT NULL,
    member_id       binary(16)     NOT NULL,
    program_id      binary(16)     NOT NULL,
    enrolled_at     bigint         NOT NULL,
    entry_count     bigint         NOT NULL,
    head_id         binary(16)     NOT NULL,
    head_hash       varbinary(32)  NOT NULL,
    lifetime_earned bigint         NOT NULL,
    lots            varbinary(max) NOT NULL,
    CONSTRAINT pk_accounts PRIMARY KEY CLUSTERED (tenant_id, member_id, program_id)
        WITH (DATA_COMPRESSION = ROW)
);

-- Appended. An account's entries are found through previous_id, from its head: that costs a purchase no index page.
CREATE TABLE ledger_entries (
    tenant_id       int           NOT NULL,
    entry_id        binary(16)    NOT NULL,
    member_id       binary(16)    NOT NULL,
    program_id      binary(16)    NOT NULL,
    sequence        bigint        NOT NULL,
    previous_id     binary(16)    NOT NULL,
    kind            int           NOT NULL,
    reference_id    binary(16)    NOT NULL,
    from_bucket     int           NOT NULL,
    to_bucket       int           NOT NULL,
    units           bigint        NOT NULL,
    matures_at      bigint        NOT NULL,
    expires_at      bigint        NOT NULL,
    recorded_at     bigint        NOT NULL,
    hash            varbinary(32) NOT NULL,
    CONSTRAINT pk_ledger_entries PRIMARY KEY NONCLUSTERED (tenant_id, member_id, entry_id),
    INDEX cx_ledger_entries CLUSTERED (tenant_id, entry_id)
        WITH (DATA_COMPRESSION = PAGE, OPTIMIZE_FOR_SEQUENTIAL_KEY = ON)
);

CREATE TABLE purchases (
    tenant_id       int            NOT NULL,
    purchase_id     binary(16)     NOT NULL,
    member_id       binary(16)     NOT NULL,
    external_id     nvarchar(128)  NOT NULL,
    occurred_at     bigint         NOT NULL,
    recorded_at     bigint         NOT NULL,
    document        varbinary(max) NOT NULL,
    results         varbinary(max) NOT NULL,
    CONSTRAINT pk_purchases PRIMARY KEY NONCLUSTERED (tenant_id, member_id, purchase_id),
    INDEX cx_purchases CLUSTERED (tenant_id, purchase_id)
        WITH (DATA_COMPRESSION = ROW, OPTIMIZE_FOR_SEQUENTIAL_KEY = ON)
);

CREATE TABLE purchase_returns (
    tenant_id       int            NOT NULL,
    purchase_id     binary(16)     NOT NULL,
    number          int            NOT NULL,
    return_id       binary(16)     NOT NULL,
    member_id       binary(16)     NOT NULL,
    recorded_at     bigint         NOT NULL,
    document        varbinary(max) NOT NULL,
    answer          varbinary(max) NOT NULL,
    progress        varbinary(max) NOT NULL,
    CONSTRAINT pk_purchase_returns PRIMARY KEY NONCLUSTERED (tenant_id, member_id, purchase_id, number),
    INDEX cx_purchase_returns CLUSTERED (tenant_id, return_id)
        WITH (DATA_COMPRESSION = ROW, OPTIMIZE_FOR_SEQUENTIAL_KEY = ON)
);

-- What makes a till's retry harmless, for ever. The external id leads: receipts of one moment look alike at all tills
-- (a date, a running number), so that new keys fall on the same few pages. kind: 1 purchase, 2 return.
CREATE TABLE natural_keys (
    tenant_id       int                                           NOT NULL,
    kind            int                                           NOT NULL,
    source          nvarchar(64) COLLATE Latin1_General_100_BIN2  NOT NULL,
    external_id     nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    member_id       binary(16)                                    NOT NULL,
    reference_id    binary(16)                                    NOT NULL,
    CONSTRAINT pk_natural_keys PRIMARY KEY CLUSTERED (tenant_id, external_id, source, kind)
        WITH (DATA_COMPRESSION = ROW)
);

-- Millionths of a unit, because a single rule's contribution need not be whole.
CREATE TABLE cap_usage (
    tenant_id       int                                          NOT NULL,
    member_id       binary(16)                                   NOT NULL,
    program_id      binary(16)                                   NOT NULL,
    cap_id          nvarchar(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
    period_start    bigint                                       NOT NULL,
    used            bigint                                       NOT NULL,
    CONSTRAINT pk_cap_usage PRIMARY KEY CLUSTERED (tenant_id, member_id, program_id, cap_id, period_start)
        WITH (DATA_COMPRESSION = ROW)
);

CREATE TABLE redemptions (
    tenant_id       int            NOT NULL,
    redemption_id   binary(16)     NOT NULL,
    member_id       binary(16)     NOT NULL,
    program_id      binary(16)     NOT NULL,
    units           bigint         NOT NULL,
    reversed_units  bigint         NOT NULL,
    allocations     varbinary(max) NOT NULL,
    recorded_at     bigint         NOT NULL,
    CONSTRAINT pk_redemptions PRIMARY KEY NONCLUSTERED (tenant_id, member_id, redemption_id),
    INDEX cx_redemptions CLUSTERED (tenant_id, redemption_id)
        WITH (DATA_COMPRESSION = ROW, OPTIMIZE_FOR_SEQUENTIAL_KEY = ON)
);

CREATE TABLE adjustments (
    tenant_id       int           NOT NULL,
    adjustment_id   binary(16)    NOT NULL,
    member_id       binary(16)    NOT NULL,
    program_id      binary(16)    NOT NULL,
    units           bigint        NOT NULL,
    reason          nvarchar(500) NOT NULL,
    actor           nvarchar(100) NOT NULL,
    recorded_at     bigint        NOT NULL,
    CONSTRAINT pk_adjustments PRIMARY KEY NONCLUSTERED (tenant_id, member_id, adjustment_id),
    INDEX cx_adjustments CLUSTERED (tenant_id, adjustment_id)
        WITH (DATA_COMPRESSION = ROW, OPTIMIZE_FOR_SEQUENTIAL_KEY = ON)
);

CREATE TABLE idempotency_keys (
    tenant_id       int                                           NOT NULL,
    idempotency_key nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    request_hash    varbinary(32)                                 NOT NULL,
    status          int                                           NOT NULL,
    location        nvarchar(200)                                 NULL,
    etag            nvarchar(64)                                  NULL,
    body            varbinary(max)                                NOT NULL,
    recorded_at     bigint                                        NOT NULL,
    CONSTRAINT pk_idempotency_keys PRIMARY KEY CLUSTERED (tenant_id, idempotency_key)
        WITH (DATA_COMPRESSION = ROW)
);

CREATE INDEX ix_idempotency_keys_recorded ON idempotency_keys (recorded_at);

-- Several instances write at a time: a large batch of one must not take a whole table from the others.
ALTER TABLE members SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE accounts SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE ledger_entries SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE purchases SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE purchase_returns SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE natural_keys SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE cap_usage SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE redemptions SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE adjustments SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE idempotency_keys SET (LOCK_ESCALATION = DISABLE);
