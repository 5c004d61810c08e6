-- Groups of members. A refresh writes its marks under a number of its own, `attempt`, and they count once that is the
-- segment's `generation`. `due_at`: when it is refreshed by itself; an instant that never comes is the greatest number.
CREATE TABLE segments (
    tenant_id       INTEGER NOT NULL,
    segment_id      BLOB    NOT NULL,
    name            TEXT    NOT NULL,
    version         INTEGER NOT NULL,
    revision        INTEGER NOT NULL,
    generation      INTEGER NOT NULL,
    attempt         INTEGER NOT NULL,
    size            INTEGER NOT NULL,
    entered         INTEGER NOT NULL,
    departed        INTEGER NOT NULL,
    refreshed_at    INTEGER,
    due_at          INTEGER NOT NULL,
    archived_at     INTEGER,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, segment_id)
) STRICT, WITHOUT ROWID;

-- Appended. What a segment is, as it was sent.
CREATE TABLE segment_versions (
    tenant_id       INTEGER NOT NULL,
    segment_id      BLOB    NOT NULL,
    version         INTEGER NOT NULL,
    definition      BLOB    NOT NULL,
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, segment_id, version)
) STRICT, WITHOUT ROWID;

-- One row a member that is or was in a segment: from generation `entered_in` until `left_in`, 0 while it has not left.
-- By member, so that a rule finds all of a member's in one place.
CREATE TABLE segment_members (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    segment_id      BLOB    NOT NULL,
    entered_in      INTEGER NOT NULL,
    left_in         INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, member_id, segment_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_segment_members_segment ON segment_members (tenant_id, segment_id, member_id);

-- Targets, with what was measured when they were set.
CREATE TABLE goals (
    tenant_id       INTEGER NOT NULL,
    goal_id         BLOB    NOT NULL,
    name            TEXT    NOT NULL,
    revision        INTEGER NOT NULL,
    definition      BLOB    NOT NULL,
    baseline        BLOB    NOT NULL,
    archived_at     INTEGER,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, goal_id)
) STRICT, WITHOUT ROWID;
