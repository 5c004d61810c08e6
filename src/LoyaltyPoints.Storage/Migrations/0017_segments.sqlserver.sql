-- Groups of members. A refresh writes its marks under a number of its own, `attempt`, and they count once that is the
-- segment's `generation`. `due_at`: when it is refreshed by itself; an instant that never comes is the greatest number.
CREATE TABLE segments (
    tenant_id       int           NOT NULL,
    segment_id      binary(16)    NOT NULL,
    name            nvarchar(100) NOT NULL,
    version         int           NOT NULL,
    revision        bigint        NOT NULL,
    generation      bigint        NOT NULL,
    attempt         bigint        NOT NULL,
    size            bigint        NOT NULL,
    entered         bigint        NOT NULL,
    departed        bigint        NOT NULL,
    refreshed_at    bigint        NULL,
    due_at          bigint        NOT NULL,
    archived_at     bigint        NULL,
    created_at      bigint        NOT NULL,
    updated_at      bigint        NOT NULL,
    CONSTRAINT pk_segments PRIMARY KEY CLUSTERED (tenant_id, segment_id)
);

-- Appended. What a segment is, as it was sent.
CREATE TABLE segment_versions (
    tenant_id       int            NOT NULL,
    segment_id      binary(16)     NOT NULL,
    version         int            NOT NULL,
    definition      varbinary(max) NOT NULL,
    created_at      bigint         NOT NULL,
    CONSTRAINT pk_segment_versions PRIMARY KEY CLUSTERED (tenant_id, segment_id, version)
);

-- One row a member that is or was in a segment: from generation `entered_in` until `left_in`, 0 while it has not left.
-- By member, so that a rule finds all of a member's in one place.
CREATE TABLE segment_members (
    tenant_id       int        NOT NULL,
    member_id       binary(16) NOT NULL,
    segment_id      binary(16) NOT NULL,
    entered_in      bigint     NOT NULL,
    left_in         bigint     NOT NULL,
    CONSTRAINT pk_segment_members PRIMARY KEY CLUSTERED (tenant_id, member_id, segment_id)
);

CREATE INDEX ix_segment_members_segment ON segment_members (tenant_id, segment_id, member_id);

-- Targets, with what was measured when they were set.
CREATE TABLE goals (
    tenant_id       int            NOT NULL,
    goal_id         binary(16)     NOT NULL,
    name            nvarchar(100)  NOT NULL,
    revision        bigint         NOT NULL,
    definition      varbinary(max) NOT NULL,
    baseline        varbinary(max) NOT NULL,
    archived_at     bigint         NULL,
    created_at      bigint         NOT NULL,
    updated_at      bigint         NOT NULL,
    CONSTRAINT pk_goals PRIMARY KEY CLUSTERED (tenant_id, goal_id)
);
