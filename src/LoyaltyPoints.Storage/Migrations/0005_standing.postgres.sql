-- What an account stands for beside its units: `standing` is a small JSON document, empty where there is nothing to
-- say; from `due_at` on, time alone has changed something that a sweep can write down (0: nobody has looked yet).
ALTER TABLE accounts ADD COLUMN standing bytea NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN due_at bigint NOT NULL DEFAULT 0;

CREATE INDEX ix_accounts_due ON accounts (tenant_id, due_at);

-- What a program counted on each local day of the member, yyyymmdd: tiers and bands look back over days, not purchases.
CREATE TABLE standing_days (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    program_id      uuid    NOT NULL,
    day             integer NOT NULL,
    spend           bigint  NOT NULL,
    units           bigint  NOT NULL,
    visits          bigint  NOT NULL,
    CONSTRAINT pk_standing_days PRIMARY KEY (tenant_id, member_id, program_id, day)
) WITH (fillfactor = 90);

-- Appended. Each move of a member from tier to tier, with its reason.
CREATE TABLE tier_changes (
    tenant_id       integer NOT NULL,
    change_id       uuid    NOT NULL,
    member_id       uuid    NOT NULL,
    program_id      uuid    NOT NULL,
    changed_at      bigint  NOT NULL,
    from_tier       text,
    to_tier         text,
    reason          text    NOT NULL,
    recorded_at     bigint  NOT NULL,
    CONSTRAINT pk_tier_changes PRIMARY KEY (tenant_id, member_id, change_id)
);

-- Appended. What a member did that is no purchase, and what came of it.
CREATE TABLE activities (
    tenant_id       integer NOT NULL,
    activity_id     uuid    NOT NULL,
    member_id       uuid    NOT NULL,
    type            text    NOT NULL,
    external_id     text,
    occurred_at     bigint  NOT NULL,
    recorded_at     bigint  NOT NULL,
    document        bytea   NOT NULL,
    results         bytea   NOT NULL,
    CONSTRAINT pk_activities PRIMARY KEY (tenant_id, member_id, activity_id)
);
