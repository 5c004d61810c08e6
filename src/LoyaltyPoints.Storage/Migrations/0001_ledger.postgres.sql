-- The whole schema: who may call, what the rules are, who the members are, and the book.
-- Ids are UUIDv7, so that index order is time order. Instants are milliseconds since 1970, UTC.
-- Documents are UTF-8 JSON. Keys compare byte by byte (COLLATE "C"). What belongs to a member has the member in its
-- primary key.

CREATE TABLE tenants (
    tenant_id       integer NOT NULL,
    name            text    NOT NULL,
    is_test         integer NOT NULL,
    config_version  bigint  NOT NULL,
    created_at      bigint  NOT NULL,
    CONSTRAINT pk_tenants PRIMARY KEY (tenant_id)
);

CREATE TABLE api_keys (
    key_id          text COLLATE "C" NOT NULL,
    tenant_id       integer          NOT NULL,
    name            text             NOT NULL,
    secret_hash     bytea            NOT NULL,
    scopes          integer          NOT NULL,
    created_at      bigint           NOT NULL,
    revoked_at      bigint,
    CONSTRAINT pk_api_keys PRIMARY KEY (key_id)
);

CREATE INDEX ix_api_keys_tenant ON api_keys (tenant_id, key_id);

CREATE TABLE programs (
    tenant_id       integer NOT NULL,
    program_id      uuid    NOT NULL,
    name            text    NOT NULL,
    type            text    NOT NULL,
    revision        bigint  NOT NULL,
    created_at      bigint  NOT NULL,
    updated_at      bigint  NOT NULL,
    CONSTRAINT pk_programs PRIMARY KEY (tenant_id, program_id)
);

CREATE TABLE program_versions (
    tenant_id       integer NOT NULL,
    program_id      uuid    NOT NULL,
    version         integer NOT NULL,
    definition      bytea   NOT NULL,
    created_at      bigint  NOT NULL,
    published_at    bigint,
    effective_at    bigint,
    CONSTRAINT pk_program_versions PRIMARY KEY (tenant_id, program_id, version)
);

CREATE TABLE members (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    external_id     text,
    name            text,
    birthday        text,
    attributes      text    NOT NULL,
    revision        bigint  NOT NULL,
    created_at      bigint  NOT NULL,
    updated_at      bigint  NOT NULL,
    CONSTRAINT pk_members PRIMARY KEY (tenant_id, member_id)
);

-- Also holds the members' own ids in the tenant's systems, as kind 'externalId'.
CREATE TABLE member_identifiers (
    tenant_id       integer          NOT NULL,
    kind            text COLLATE "C" NOT NULL,
    value           text COLLATE "C" NOT NULL,
    member_id       uuid             NOT NULL,
    CONSTRAINT pk_member_identifiers PRIMARY KEY (tenant_id, kind, value)
);

CREATE INDEX ix_member_identifiers_member ON member_identifiers (tenant_id, member_id);

-- The one small row that a purchase updates. `lots` is packed: see LotsCodec. With a tenth of each page left free, 99
-- of 100 updates stay on their page and touch no index (94 without), and the table ends no larger than it would anyway.
CREATE TABLE accounts (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    program_id      uuid    NOT NULL,
    enrolled_at     bigint  NOT NULL,
    entry_count     bigint  NOT NULL,
    head_id         uuid    NOT NULL,
    head_hash       bytea   NOT NULL,
    lifetime_earned bigint  NOT NULL,
    lots            bytea   NOT NULL,
    CONSTRAINT pk_accounts PRIMARY KEY (tenant_id, member_id, program_id)
) WITH (fillfactor = 90);

-- Appended. An account's entries are found through previous_id, from its head: that costs a purchase no index page.
CREATE TABLE ledger_entries (
    tenant_id       integer NOT NULL,
    entry_id        uuid    NOT NULL,
    member_id       uuid    NOT NULL,
    program_id      uuid    NOT NULL,
    sequence        bigint  NOT NULL,
    previous_id     uuid    NOT NULL,
    kind            integer NOT NULL,
    reference_id    uuid    NOT NULL,
    from_bucket     integer NOT NULL,
    to_bucket       integer NOT NULL,
    units           bigint  NOT NULL,
    matures_at      bigint  NOT NULL,
    expires_at      bigint  NOT NULL,
    recorded_at     bigint  NOT NULL,
    hash            bytea   NOT NULL,
    CONSTRAINT pk_ledger_entries PRIMARY KEY (tenant_id, member_id, entry_id)
);

CREATE TABLE purchases (
    tenant_id       integer NOT NULL,
    purchase_id     uuid    NOT NULL,
    member_id       uuid    NOT NULL,
    external_id     text    NOT NULL,
    occurred_at     bigint  NOT NULL,
    recorded_at     bigint  NOT NULL,
    document        bytea   NOT NULL,
    results         bytea   NOT NULL,
    CONSTRAINT pk_purchases PRIMARY KEY (tenant_id, member_id, purchase_id)
);

-- Ids are in the order of recording: whether a version would change what is recorded is asked from an instant on.
CREATE INDEX ix_purchases_recorded ON purchases (tenant_id, purchase_id);

CREATE TABLE purchase_returns (
    tenant_id       integer NOT NULL,
    purchase_id     uuid    NOT NULL,
    number          integer NOT NULL,
    return_id       uuid    NOT NULL,
    member_id       uuid    NOT NULL,
    recorded_at     bigint  NOT NULL,
    document        bytea   NOT NULL,
    answer          bytea   NOT NULL,
    progress        bytea   NOT NULL,
    CONSTRAINT pk_purchase_returns PRIMARY KEY (tenant_id, member_id, purchase_id, number)
);

-- What makes a till's retry harmless, for ever. The external id leads: receipts of one moment look alike at all tills
-- (a date, a running number), so that new keys fall on the same few pages. kind: 1 purchase, 2 return.
CREATE TABLE natural_keys (
    tenant_id       integer          NOT NULL,
    kind            integer          NOT NULL,
    source          text COLLATE "C" NOT NULL,
    external_id     text COLLATE "C" NOT NULL,
    member_id       uuid             NOT NULL,
    reference_id    uuid             NOT NULL,
    CONSTRAINT pk_natural_keys PRIMARY KEY (tenant_id, external_id, source, kind)
);

-- Millionths of a unit, because a single rule's contribution need not be whole.
CREATE TABLE cap_usage (
    tenant_id       integer          NOT NULL,
    member_id       uuid             NOT NULL,
    program_id      uuid             NOT NULL,
    cap_id          text COLLATE "C" NOT NULL,
    period_start    bigint           NOT NULL,
    used            bigint           NOT NULL,
    CONSTRAINT pk_cap_usage PRIMARY KEY (tenant_id, member_id, program_id, cap_id, period_start)
) WITH (fillfactor = 90);

CREATE TABLE redemptions (
    tenant_id       integer NOT NULL,
    redemption_id   uuid    NOT NULL,
    member_id       uuid    NOT NULL,
    program_id      uuid    NOT NULL,
    units           bigint  NOT NULL,
    reversed_units  bigint  NOT NULL,
    allocations     bytea   NOT NULL,
    recorded_at     bigint  NOT NULL,
    CONSTRAINT pk_redemptions PRIMARY KEY (tenant_id, member_id, redemption_id)
);

CREATE TABLE adjustments (
    tenant_id       integer NOT NULL,
    adjustment_id   uuid    NOT NULL,
    member_id       uuid    NOT NULL,
    program_id      uuid    NOT NULL,
    units           bigint  NOT NULL,
    reason          text    NOT NULL,
    actor           text    NOT NULL,
    recorded_at     bigint  NOT NULL,
    CONSTRAINT pk_adjustments PRIMARY KEY (tenant_id, member_id, adjustment_id)
);

CREATE TABLE idempotency_keys (
    tenant_id       integer          NOT NULL,
    idempotency_key text COLLATE "C" NOT NULL,
    request_hash    bytea            NOT NULL,
    status          integer          NOT NULL,
    location        text,
    etag            text,
    body            bytea            NOT NULL,
    recorded_at     bigint           NOT NULL,
    CONSTRAINT pk_idempotency_keys PRIMARY KEY (tenant_id, idempotency_key)
);

CREATE INDEX ix_idempotency_keys_recorded ON idempotency_keys (recorded_at);
