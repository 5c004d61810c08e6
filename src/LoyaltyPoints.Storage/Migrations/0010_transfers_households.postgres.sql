-- Appended. Units that went from one member to another: a row at each of the two, so that the id leads to it by either:
-- kind 1 sent, 2 received. What a household brought together for a redemption names it; all zeros: it was asked for
-- itself. `allocations` is packed like accounts.lots.
CREATE TABLE transfers (
    tenant_id       integer NOT NULL,
    transfer_id     uuid    NOT NULL,
    member_id       uuid    NOT NULL,
    other_member_id uuid    NOT NULL,
    kind            integer NOT NULL,
    program_id      uuid    NOT NULL,
    units           bigint  NOT NULL,
    reason          text,
    redemption_id   uuid    NOT NULL,
    allocations     bytea   NOT NULL,
    recorded_at     bigint  NOT NULL,
    CONSTRAINT pk_transfers PRIMARY KEY (tenant_id, member_id, transfer_id)
);

-- Appended. Units that the tenant gave for a reason of its own. An expiry that never comes is the greatest number.
CREATE TABLE gifts (
    tenant_id       integer NOT NULL,
    gift_id         uuid    NOT NULL,
    member_id       uuid    NOT NULL,
    program_id      uuid    NOT NULL,
    units           bigint  NOT NULL,
    reason          text    NOT NULL,
    actor           text    NOT NULL,
    expires_at      bigint  NOT NULL,
    recorded_at     bigint  NOT NULL,
    CONSTRAINT pk_gifts PRIMARY KEY (tenant_id, member_id, gift_id)
);

-- Members who spend together, a row a household, locked while any of them changes or spends. `members` is a JSON
-- document.
CREATE TABLE households (
    tenant_id       integer NOT NULL,
    household_id    uuid    NOT NULL,
    name            text,
    members         bytea   NOT NULL,
    created_at      bigint  NOT NULL,
    CONSTRAINT pk_households PRIMARY KEY (tenant_id, household_id)
);

-- Which household a member is in, all zeros for none: a member is in one at most, whoever asks at the same time.
CREATE TABLE household_members (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    household_id    uuid    NOT NULL,
    CONSTRAINT pk_household_members PRIMARY KEY (tenant_id, member_id)
);
