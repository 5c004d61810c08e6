-- Other businesses whose apps redeem members' units. Who counts for a partner locks its row first.
CREATE TABLE partners (
    tenant_id       INTEGER NOT NULL,
    partner_id      BLOB    NOT NULL,
    name            TEXT    NOT NULL,
    revision        INTEGER NOT NULL,
    definition      BLOB    NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, partner_id)
) STRICT, WITHOUT ROWID;

-- Whose app a key is for, and which made a redemption; all zeros: the tenant's own. Days are yyyymmdd of the partner's
-- calendar, 0 where there is none; partner_value is the money for a unit, in millionths.
ALTER TABLE api_keys ADD COLUMN partner_id BLOB NOT NULL DEFAULT x'00000000000000000000000000000000';
ALTER TABLE redemptions ADD COLUMN partner_id BLOB NOT NULL DEFAULT x'00000000000000000000000000000000';
ALTER TABLE redemptions ADD COLUMN partner_value INTEGER NOT NULL DEFAULT 0;
ALTER TABLE redemptions ADD COLUMN counted_on INTEGER NOT NULL DEFAULT 0;
ALTER TABLE redemptions ADD COLUMN settled_on INTEGER NOT NULL DEFAULT 0;

-- Which partners see a member. An instant that never comes is the greatest number.
CREATE TABLE partner_links (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    partner_id      BLOB    NOT NULL,
    reference       TEXT,
    linked_at       INTEGER NOT NULL,
    unlinked_at     INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, member_id, partner_id)
) STRICT, WITHOUT ROWID;

-- Codes that make such a link, once; found by half of their hash.
CREATE TABLE partner_link_codes (
    tenant_id       INTEGER NOT NULL,
    code_id         BLOB    NOT NULL,
    member_id       BLOB    NOT NULL,
    partner_id      BLOB    NOT NULL,
    issued_at       INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    used_at         INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, code_id)
) STRICT, WITHOUT ROWID;

-- What counts for the limits of a partner's day.
CREATE TABLE partner_days (
    tenant_id       INTEGER NOT NULL,
    partner_id      BLOB    NOT NULL,
    day             INTEGER NOT NULL,
    units           INTEGER NOT NULL,
    redemptions     INTEGER NOT NULL,
    requests        INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, partner_id, day)
) STRICT, WITHOUT ROWID;

-- Of that, what is reserved: state 1 open, 2 lapsed and counted back, 3 ended by a capture or a void.
CREATE TABLE partner_holds (
    tenant_id       INTEGER NOT NULL,
    partner_id      BLOB    NOT NULL,
    redemption_id   BLOB    NOT NULL,
    day             INTEGER NOT NULL,
    state           INTEGER NOT NULL,
    units           INTEGER NOT NULL,
    lapses_at       INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, partner_id, redemption_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_partner_holds_open ON partner_holds (tenant_id, partner_id, day, state, lapses_at);

-- What a partner is owed for: captured and given back on a day, of redemptions that have one value a unit.
CREATE TABLE partner_settlements (
    tenant_id       INTEGER NOT NULL,
    partner_id      BLOB    NOT NULL,
    day             INTEGER NOT NULL,
    program_id      BLOB    NOT NULL,
    unit_value      INTEGER NOT NULL,
    redemptions     INTEGER NOT NULL,
    captured_units  INTEGER NOT NULL,
    reversed_units  INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, partner_id, day, program_id, unit_value)
) STRICT, WITHOUT ROWID;
