-- Appended. Units that went from one member to another: a row at each of the two, so that the id leads to it by either:
-- kind 1 sent, 2 received. What a household brought together for a redemption names it; all zeros: it was asked for
-- itself. `allocations` is packed like accounts.lots.
CREATE TABLE transfers (
    tenant_id       int            NOT NULL,
    transfer_id     binary(16)     NOT NULL,
    member_id       binary(16)     NOT NULL,
    other_member_id binary(16)     NOT NULL,
    kind            int            NOT NULL,
    program_id      binary(16)     NOT NULL,
    units           bigint         NOT NULL,
    reason          nvarchar(500)  NULL,
    redemption_id   binary(16)     NOT NULL,
    allocations     varbinary(max) NOT NULL,
    recorded_at     bigint         NOT NULL,
    CONSTRAINT pk_transfers PRIMARY KEY CLUSTERED (tenant_id, member_id, transfer_id)
        WITH (DATA_COMPRESSION = ROW)
);

-- Appended. Units that the tenant gave for a reason of its own. An expiry that never comes is the greatest number.
CREATE TABLE gifts (
    tenant_id       int           NOT NULL,
    gift_id         binary(16)    NOT NULL,
    member_id       binary(16)    NOT NULL,
    program_id      binary(16)    NOT NULL,
    units           bigint        NOT NULL,
    reason          nvarchar(500) NOT NULL,
    actor           nvarchar(100) NOT NULL,
    expires_at      bigint        NOT NULL,
    recorded_at     bigint        NOT NULL,
    CONSTRAINT pk_gifts PRIMARY KEY CLUSTERED (tenant_id, member_id, gift_id)
        WITH (DATA_COMPRESSION = ROW)
);

-- Members who spend together, a row a household, locked while any of them changes or spends. `members` is a JSON
-- document.
CREATE TABLE households (
    tenant_id       int            NOT NULL,
    household_id    binary(16)     NOT NULL,
    name            nvarchar(200)  NULL,
    members         varbinary(max) NOT NULL,
    created_at      bigint         NOT NULL,
    CONSTRAINT pk_households PRIMARY KEY CLUSTERED (tenant_id, household_id)
        WITH (DATA_COMPRESSION = ROW)
);

-- Which household a member is in, all zeros for none: a member is in one at most, whoever asks at the same time.
CREATE TABLE household_members (
    tenant_id       int        NOT NULL,
    member_id       binary(16) NOT NULL,
    household_id    binary(16) NOT NULL,
    CONSTRAINT pk_household_members PRIMARY KEY CLUSTERED (tenant_id, member_id)
        WITH (DATA_COMPRESSION = ROW)
);

ALTER TABLE transfers SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE gifts SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE households SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE household_members SET (LOCK_ESCALATION = DISABLE);
