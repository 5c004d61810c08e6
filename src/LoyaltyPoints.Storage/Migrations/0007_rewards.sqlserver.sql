-- The catalogue of what units can be spent on. A version never changes: what was redeemed stays explained by it.
CREATE TABLE rewards (
    tenant_id       int           NOT NULL,
    reward_id       binary(16)    NOT NULL,
    program_id      binary(16)    NOT NULL,
    name            nvarchar(100) NOT NULL,
    version         int           NOT NULL,
    revision        bigint        NOT NULL,
    archived_at     bigint        NULL,
    created_at      bigint        NOT NULL,
    updated_at      bigint        NOT NULL,
    CONSTRAINT pk_rewards PRIMARY KEY CLUSTERED (tenant_id, reward_id)
);

CREATE TABLE reward_versions (
    tenant_id       int            NOT NULL,
    reward_id       binary(16)     NOT NULL,
    version         int            NOT NULL,
    definition      varbinary(max) NOT NULL,
    created_at      bigint         NOT NULL,
    CONSTRAINT pk_reward_versions PRIMARY KEY CLUSTERED (tenant_id, reward_id, version)
);

-- How many of a limited reward are taken, those included that are reserved: the row that its redemptions lock.
CREATE TABLE reward_stock (
    tenant_id       int        NOT NULL,
    reward_id       binary(16) NOT NULL,
    taken           bigint     NOT NULL,
    CONSTRAINT pk_reward_stock PRIMARY KEY CLUSTERED (tenant_id, reward_id)
);

-- Of those taken, the reserved ones: state 1 open, 2 lapsed and counted back, 3 ended by a capture or a void.
CREATE TABLE reward_holds (
    tenant_id       int        NOT NULL,
    reward_id       binary(16) NOT NULL,
    redemption_id   binary(16) NOT NULL,
    state           int        NOT NULL,
    lapses_at       bigint     NOT NULL,
    CONSTRAINT pk_reward_holds PRIMARY KEY CLUSTERED (tenant_id, reward_id, redemption_id)
);

CREATE INDEX ix_reward_holds_open ON reward_holds (tenant_id, reward_id, state, lapses_at);

-- The voucher that a reward has given, in its plain form, and the series it is or will be of; all zeros: none.
ALTER TABLE redemptions ADD voucher_code nvarchar(32) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE redemptions ADD voucher_series_id binary(16) NOT NULL
    CONSTRAINT df_redemptions_voucher_series_id DEFAULT 0x00000000000000000000000000000000;
