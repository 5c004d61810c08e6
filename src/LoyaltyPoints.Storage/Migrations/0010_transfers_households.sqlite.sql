-- Appended. Units that went from one member to another: a row at each of the two, so that the id leads to it by either:
-- kind 1 sent, 2 received. What a household brought together for a redemption names it; all zeros: it was asked for
-- itself. `allocations` is packed like accounts.lots.
CREATE TABLE transfers (
    tenant_id       INTEGER NOT NULL,
    transfer_id     BLOB    NOT NULL,
    member_id       BLOB    NOT NULL,
    other_member_id BLOB    NOT NULL,
    kind            INTEGER NOT NULL,
    program_id      BLOB    NOT NULL,
    units           INTEGER NOT NULL,
    reason          TEXT,
    redemption_id   BLOB    NOT NULL,
    allocations     BLOB    NOT NULL,
    recorded_at     INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, member_id, transfer_id)
) STRICT, WITHOUT ROWID;

-- Appended. Units that the tenant gave for a reason of its own. An expiry that never comes is the greatest number.
CREATE TABLE gifts (
    tenant_id       INTEGER NOT NULL,
    gift_id         BLOB    NOT NULL,
    member_id       BLOB    NOT NULL,
    program_id      BLOB    NOT NULL,
    units           INTEGER NOT NULL,
    reason          TEXT    NOT NULL,
    actor           TEXT    NOT NULL,
    expires_at      INTEGER NOT NULL,
    recorded_at     INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, member_id, gift_id)
) STRICT, WITHOUT ROWID;

-- Members who spend together, a row a household, locked while any of them changes or spends. `members` is a JSON
-- document.
CREATE TABLE households (
    tenant_id       INTEGER NOT NULL,
    household_id    BLOB    NOT NULL,
    name            TEXT,
    members         BLOB    NOT NULL,
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, household_id)
) STRICT, WITHOUT ROWID;

-- Which household a member is in, all zeros for none: a member is in one at most, whoever asks at the same time.
CREATE TABLE household_members (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    household_id    BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, member_id)
) STRICT, WITHOUT ROWID;
