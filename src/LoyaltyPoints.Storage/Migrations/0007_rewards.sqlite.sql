-- The catalogue of what units can be spent on. A version never changes: what was redeemed stays explained by it.
CREATE TABLE rewards (
    tenant_id       INTEGER NOT NULL,
    reward_id       BLOB    NOT NULL,
    program_id      BLOB    NOT NULL,
    name            TEXT    NOT NULL,
    version         INTEGER NOT NULL,
    revision        INTEGER NOT NULL,
    archived_at     INTEGER,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, reward_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE reward_versions (
    tenant_id       INTEGER NOT NULL,
    reward_id       BLOB    NOT NULL,
    version         INTEGER NOT NULL,
    definition      BLOB    NOT NULL,
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, reward_id, version)
) STRICT;

-- How many of a limited reward are taken, those included that are reserved: the row that its redemptions lock.
CREATE TABLE reward_stock (
    tenant_id       INTEGER NOT NULL,
    reward_id       BLOB    NOT NULL,
    taken           INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, reward_id)
) STRICT, WITHOUT ROWID;

-- Of those taken, the reserved ones: state 1 open, 2 lapsed and counted back, 3 ended by a capture or a void.
CREATE TABLE reward_holds (
    tenant_id       INTEGER NOT NULL,
    reward_id       BLOB    NOT NULL,
    redemption_id   BLOB    NOT NULL,
    state           INTEGER NOT NULL,
    lapses_at       INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, reward_id, redemption_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_reward_holds_open ON reward_holds (tenant_id, reward_id, state, lapses_at);

-- The voucher that a reward has given, in its plain form, and the series it is or will be of; all zeros: none.
ALTER TABLE redemptions ADD COLUMN voucher_code TEXT;
ALTER TABLE redemptions ADD COLUMN voucher_series_id BLOB NOT NULL DEFAULT x'00000000000000000000000000000000';
