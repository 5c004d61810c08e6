-- More earning rules for one program, for a time. `version` is the one that purchases recorded now are judged by,
-- `budget` the units that it may give all members together (null: there is no budget).
CREATE TABLE campaigns (
    tenant_id       INTEGER NOT NULL,
    campaign_id     BLOB    NOT NULL,
    program_id      BLOB    NOT NULL,
    name            TEXT    NOT NULL,
    version         INTEGER NOT NULL,
    revision        INTEGER NOT NULL,
    budget          INTEGER,
    stopped_at      INTEGER,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, campaign_id)
) STRICT, WITHOUT ROWID;

-- Appended. `program_version` is the version of the program that the definition was read against.
CREATE TABLE campaign_versions (
    tenant_id       INTEGER NOT NULL,
    campaign_id     BLOB    NOT NULL,
    version         INTEGER NOT NULL,
    program_id      BLOB    NOT NULL,
    program_version INTEGER NOT NULL,
    definition      BLOB    NOT NULL,
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, campaign_id, version)
) STRICT;

-- A campaign's budget in shares, so that tills need not wait for each other: slices 0 to 15 are writers', slice 16 is
-- the pot they are filled from. `held` can still be given; `handed_out` (of the pot) is what went to slices since these
-- were last gathered. The rest is what was given through the slice, net of returns.
CREATE TABLE campaign_budgets (
    tenant_id       INTEGER NOT NULL,
    campaign_id     BLOB    NOT NULL,
    slice           INTEGER NOT NULL,
    held            INTEGER NOT NULL,
    handed_out      INTEGER NOT NULL,
    purchases       INTEGER NOT NULL,
    units           INTEGER NOT NULL,
    money           INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, campaign_id, slice)
) STRICT, WITHOUT ROWID;

-- Of the units given through a slice, those that could not be spent at once, by the instant at which they can be.
CREATE TABLE campaign_pending (
    tenant_id       INTEGER NOT NULL,
    campaign_id     BLOB    NOT NULL,
    slice           INTEGER NOT NULL,
    matures_at      INTEGER NOT NULL,
    units           INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, campaign_id, slice, matures_at)
) STRICT, WITHOUT ROWID;
