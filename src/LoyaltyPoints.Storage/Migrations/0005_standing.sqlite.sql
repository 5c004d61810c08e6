-- What an account stands for beside its units: `standing` is a small JSON document, empty where there is nothing to
-- say; from `due_at` on, time alone has changed something that a sweep can write down (0: nobody has looked yet).
ALTER TABLE accounts ADD COLUMN standing BLOB NOT NULL DEFAULT x'';
ALTER TABLE accounts ADD COLUMN due_at INTEGER NOT NULL DEFAULT 0;

CREATE INDEX ix_accounts_due ON accounts (tenant_id, due_at);

-- What a program counted on each local day of the member, yyyymmdd: tiers and bands look back over days, not purchases.
CREATE TABLE standing_days (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    program_id      BLOB    NOT NULL,
    day             INTEGER NOT NULL,
    spend           INTEGER NOT NULL,
    units           INTEGER NOT NULL,
    visits          INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, member_id, program_id, day)
) STRICT, WITHOUT ROWID;

-- Appended. Each move of a member from tier to tier, with its reason.
CREATE TABLE tier_changes (
    tenant_id       INTEGER NOT NULL,
    change_id       BLOB    NOT NULL,
    member_id       BLOB    NOT NULL,
    program_id      BLOB    NOT NULL,
    changed_at      INTEGER NOT NULL,
    from_tier       TEXT,
    to_tier         TEXT,
    reason          TEXT    NOT NULL,
    recorded_at     INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, member_id, change_id)
) STRICT, WITHOUT ROWID;

-- Appended. What a member did that is no purchase, and what came of it.
CREATE TABLE activities (
    tenant_id       INTEGER NOT NULL,
    activity_id     BLOB    NOT NULL,
    member_id       BLOB    NOT NULL,
    type            TEXT    NOT NULL,
    external_id     TEXT,
    occurred_at     INTEGER NOT NULL,
    recorded_at     INTEGER NOT NULL,
    document        BLOB    NOT NULL,
    results         BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, activity_id)
) STRICT;
