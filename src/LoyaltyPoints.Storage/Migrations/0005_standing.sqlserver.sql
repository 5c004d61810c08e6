-- What an account stands for beside its units: `standing` is a small JSON document, empty where there is nothing to
-- say; from `due_at` on, time alone has changed something that a sweep can write down (0: nobody has looked yet).
ALTER TABLE accounts ADD standing varbinary(max) NOT NULL CONSTRAINT df_accounts_standing DEFAULT 0x;
ALTER TABLE accounts ADD due_at bigint NOT NULL CONSTRAINT df_accounts_due_at DEFAULT 0;

CREATE INDEX ix_accounts_due ON accounts (tenant_id, due_at);

-- What a program counted on each local day of the member, yyyymmdd: tiers and bands look back over days, not purchases.
CREATE TABLE standing_days (
    tenant_id       int        NOT NULL,
    member_id       binary(16) NOT NULL,
    program_id      binary(16) NOT NULL,
    day             int        NOT NULL,
    spend           bigint     NOT NULL,
    units           bigint     NOT NULL,
    visits          bigint     NOT NULL,
    CONSTRAINT pk_standing_days PRIMARY KEY CLUSTERED (tenant_id, member_id, program_id, day)
        WITH (DATA_COMPRESSION = ROW)
);

-- Appended. Each move of a member from tier to tier, with its reason.
CREATE TABLE tier_changes (
    tenant_id       int          NOT NULL,
    change_id       binary(16)   NOT NULL,
    member_id       binary(16)   NOT NULL,
    program_id      binary(16)   NOT NULL,
    changed_at      bigint       NOT NULL,
    from_tier       nvarchar(64) NULL,
    to_tier         nvarchar(64) NULL,
    reason          nvarchar(32) NOT NULL,
    recorded_at     bigint       NOT NULL,
    CONSTRAINT pk_tier_changes PRIMARY KEY CLUSTERED (tenant_id, member_id, change_id)
        WITH (DATA_COMPRESSION = ROW)
);

-- Appended. What a member did that is no purchase, and what came of it.
CREATE TABLE activities (
    tenant_id       int            NOT NULL,
    activity_id     binary(16)     NOT NULL,
    member_id       binary(16)     NOT NULL,
    type            nvarchar(64)   NOT NULL,
    external_id     nvarchar(128)  NULL,
    occurred_at     bigint         NOT NULL,
    recorded_at     bigint         NOT NULL,
    document        varbinary(max) NOT NULL,
    results         varbinary(max) NOT NULL,
    CONSTRAINT pk_activities PRIMARY KEY NONCLUSTERED (tenant_id, member_id, activity_id),
    INDEX cx_activities CLUSTERED (tenant_id, activity_id)
        WITH (DATA_COMPRESSION = ROW, OPTIMIZE_FOR_SEQUENTIAL_KEY = ON)
);

ALTER TABLE standing_days SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE tier_changes SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE activities SET (LOCK_ESCALATION = DISABLE);
