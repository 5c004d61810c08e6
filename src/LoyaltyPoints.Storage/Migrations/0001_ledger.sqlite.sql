-- The whole schema: who may call, what the rules are, who the members are, and the book.
-- Ids are 16-byte UUIDv7, big-endian, so that index order is time order. Instants are milliseconds since 1970, UTC.
-- Documents are UTF-8 JSON. Wide tables are appended in time order; narrow ones cluster by their key (WITHOUT ROWID).

CREATE TABLE tenants (
    tenant_id       INTEGER NOT NULL PRIMARY KEY,
    name            TEXT    NOT NULL,
    is_test         INTEGER NOT NULL,
    config_version  INTEGER NOT NULL,
    created_at      INTEGER NOT NULL
) STRICT;

CREATE TABLE api_keys (
    key_id          TEXT    NOT NULL PRIMARY KEY,
    tenant_id       INTEGER NOT NULL,
    name            TEXT    NOT NULL,
    secret_hash     BLOB    NOT NULL,
    scopes          INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    revoked_at      INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_api_keys_tenant ON api_keys (tenant_id, key_id);

CREATE TABLE programs (
    tenant_id       INTEGER NOT NULL,
    program_id      BLOB    NOT NULL,
    name            TEXT    NOT NULL,
    type            TEXT    NOT NULL,
    revision        INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, program_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE program_versions (
    tenant_id       INTEGER NOT NULL,
    program_id      BLOB    NOT NULL,
    version         INTEGER NOT NULL,
    definition      BLOB    NOT NULL,
    created_at      INTEGER NOT NULL,
    published_at    INTEGER,
    effective_at    INTEGER,
    PRIMARY KEY (tenant_id, program_id, version)
) STRICT;

CREATE TABLE members (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    external_id     TEXT,
    name            TEXT,
    birthday        TEXT,
    attributes      TEXT    NOT NULL,
    revision        INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, member_id)
) STRICT;

-- Also holds the members' own ids in the tenant's systems, as kind 'externalId'.
CREATE TABLE member_identifiers (
    tenant_id       INTEGER NOT NULL,
    kind            TEXT    NOT NULL,
    value           TEXT    NOT NULL,
    member_id       BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, kind, value)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_member_identifiers_member ON member_identifiers (tenant_id, member_id);

-- The one small row that a purchase updates. `lots` is packed: see LotsCodec.
CREATE TABLE accounts (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    program_id      BLOB    NOT NULL,
    enrolled_at     INTEGER NOT NULL,
    entry_count     INTEGER NOT NULL,
    head_id         BLOB    NOT NULL,
    head_hash       BLOB    NOT NULL,
    lifetime_earned INTEGER NOT NULL,
    lots            BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, member_id, program_id)
) STRICT, WITHOUT ROWID;

-- Appended. An account's entries are found through previous_id, from its head: that costs a purchase no index page.
CREATE TABLE ledger_entries (
    tenant_id       INTEGER NOT NULL,
    entry_id        BLOB    NOT NULL,
    member_id       BLOB    NOT NULL,
    program_id      BLOB    NOT NULL,
    sequence        INTEGER NOT NULL,
    previous_id     BLOB    NOT NULL,
    kind            INTEGER NOT NULL,
    reference_id    BLOB    NOT NULL,
    from_bucket     INTEGER NOT NULL,
    to_bucket       INTEGER NOT NULL,
    units           INTEGER NOT NULL,
    matures_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    recorded_at     INTEGER NOT NULL,
    hash            BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, entry_id)
) STRICT;

CREATE TABLE purchases (
    tenant_id       INTEGER NOT NULL,
    purchase_id     BLOB    NOT NULL,
    member_id       BLOB    NOT NULL,
    external_id     TEXT    NOT NULL,
    occurred_at     INTEGER NOT NULL,
    recorded_at     INTEGER NOT NULL,
    document        BLOB    NOT NULL,
    results         BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, purchase_id)
) STRICT;

CREATE TABLE purchase_returns (
    tenant_id       INTEGER NOT NULL,
    purchase_id     BLOB    NOT NULL,
    number          INTEGER NOT NULL,
    return_id       BLOB    NOT NULL,
    member_id       BLOB    NOT NULL,
    recorded_at     INTEGER NOT NULL,
    document        BLOB    NOT NULL,
    answer          BLOB    NOT NULL,
    progress        BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, purchase_id, number)
) STRICT;

-- What makes a till's retry harmless, for ever. The external id leads: receipts of one moment look alike at all tills
-- (a date, a running number), so that new keys fall on the same few pages. kind: 1 purchase, 2 return.
CREATE TABLE natural_keys (
    tenant_id       INTEGER NOT NULL,
    kind            INTEGER NOT NULL,
    source          TEXT    NOT NULL,
    external_id     TEXT    NOT NULL,
    member_id       BLOB    NOT NULL,
    reference_id    BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, external_id, source, kind)
) STRICT, WITHOUT ROWID;

-- Millionths of a unit, because a single rule's contribution need not be whole.
CREATE TABLE cap_usage (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    program_id      BLOB    NOT NULL,
    cap_id          TEXT    NOT NULL,
    period_start    INTEGER NOT NULL,
    used            INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, member_id, program_id, cap_id, period_start)
) STRICT, WITHOUT ROWID;

CREATE TABLE redemptions (
    tenant_id       INTEGER NOT NULL,
    redemption_id   BLOB    NOT NULL,
    member_id       BLOB    NOT NULL,
    program_id      BLOB    NOT NULL,
    units           INTEGER NOT NULL,
    reversed_units  INTEGER NOT NULL,
    allocations     BLOB    NOT NULL,
    recorded_at     INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, redemption_id)
) STRICT;

CREATE TABLE adjustments (
    tenant_id       INTEGER NOT NULL,
    adjustment_id   BLOB    NOT NULL,
    member_id       BLOB    NOT NULL,
    program_id      BLOB    NOT NULL,
    units           INTEGER NOT NULL,
    reason          TEXT    NOT NULL,
    actor           TEXT    NOT NULL,
    recorded_at     INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, adjustment_id)
) STRICT;

CREATE TABLE idempotency_keys (
    tenant_id       INTEGER NOT NULL,
    idempotency_key TEXT    NOT NULL,
    request_hash    BLOB    NOT NULL,
    status          INTEGER NOT NULL,
    location        TEXT,
    etag            TEXT,
    body            BLOB    NOT NULL,
    recorded_at     INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, idempotency_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_idempotency_keys_recorded ON idempotency_keys (recorded_at);
