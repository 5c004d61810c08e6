-- The catalogue of what units can be spent on. A version never changes: what was redeemed stays explained by it.
CREATE TABLE rewards (
    tenant_id       integer NOT NULL,
    reward_id       uuid    NOT NULL,
    program_id      uuid    NOT NULL,
    name            text    NOT NULL,
    version         integer NOT NULL,
    revision        bigint  NOT NULL,
    archived_at     bigint,
    created_at      bigint  NOT NULL,
    updated_at      bigint  NOT NULL,
    CONSTRAINT pk_rewards PRIMARY KEY (tenant_id, reward_id)
);

CREATE TABLE reward_versions (
    tenant_id       integer NOT NULL,
    reward_id       uuid    NOT NULL,
    version         integer NOT NULL,
    definition      bytea   NOT NULL,
    created_at      bigint  NOT NULL,
    CONSTRAINT pk_reward_versions PRIMARY KEY (tenant_id, reward_id, version)
);

-- How many of a limited reward are taken, those included that are reserved: the row that its redemptions lock.
CREATE TABLE reward_stock (
    tenant_id       integer NOT NULL,
    reward_id       uuid    NOT NULL,
    taken           bigint  NOT NULL,
    CONSTRAINT pk_reward_stock PRIMARY KEY (tenant_id, reward_id)
);

-- Of those taken, the reserved ones: state 1 open, 2 lapsed and counted back, 3 ended by a capture or a void.
CREATE TABLE reward_holds (
    tenant_id       integer NOT NULL,
    reward_id       uuid    NOT NULL,
    redemption_id   uuid    NOT NULL,
    state           integer NOT NULL,
    lapses_at       bigint  NOT NULL,
    CONSTRAINT pk_reward_holds PRIMARY KEY (tenant_id, reward_id, redemption_id)
);

CREATE INDEX ix_reward_holds_open ON reward_holds (tenant_id, reward_id, state, lapses_at);

-- The voucher that a reward has given, in its plain form, and the series it is or will be of; all zeros: none.
ALTER TABLE redemptions ADD COLUMN voucher_code text;
ALTER TABLE redemptions ADD COLUMN voucher_series_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
