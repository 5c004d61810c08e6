-- More earning rules for one program, for a time. `version` is the one that purchases recorded now are judged by,
-- `budget` the units that it may give all members together (null: there is no budget).
CREATE TABLE campaigns (
    tenant_id       integer NOT NULL,
    campaign_id     uuid    NOT NULL,
    program_id      uuid    NOT NULL,
    name            text    NOT NULL,
    version         integer NOT NULL,
    revision        bigint  NOT NULL,
    budget          bigint,
    stopped_at      bigint,
    created_at      bigint  NOT NULL,
    updated_at      bigint  NOT NULL,
    CONSTRAINT pk_campaigns PRIMARY KEY (tenant_id, campaign_id)
);

-- Appended. `program_version` is the version of the program that the definition was read against.
CREATE TABLE campaign_versions (
    tenant_id       integer NOT NULL,
    campaign_id     uuid    NOT NULL,
    version         integer NOT NULL,
    program_id      uuid    NOT NULL,
    program_version integer NOT NULL,
    definition      bytea   NOT NULL,
    created_at      bigint  NOT NULL,
    CONSTRAINT pk_campaign_versions PRIMARY KEY (tenant_id, campaign_id, version)
);

-- A campaign's budget in shares, so that tills need not wait for each other: slices 0 to 15 are writers', slice 16 is
-- the pot they are filled from. `held` can still be given; `handed_out` (of the pot) is what went to slices since these
-- were last gathered. The rest is what was given through the slice, net of returns.
CREATE TABLE campaign_budgets (
    tenant_id       integer NOT NULL,
    campaign_id     uuid    NOT NULL,
    slice           integer NOT NULL,
    held            bigint  NOT NULL,
    handed_out      bigint  NOT NULL,
    purchases       bigint  NOT NULL,
    units           bigint  NOT NULL,
    money           bigint  NOT NULL,
    CONSTRAINT pk_campaign_budgets PRIMARY KEY (tenant_id, campaign_id, slice)
) WITH (fillfactor = 50);

-- Of the units given through a slice, those that could not be spent at once, by the instant at which they can be.
CREATE TABLE campaign_pending (
    tenant_id       integer NOT NULL,
    campaign_id     uuid    NOT NULL,
    slice           integer NOT NULL,
    matures_at      bigint  NOT NULL,
    units           bigint  NOT NULL,
    CONSTRAINT pk_campaign_pending PRIMARY KEY (tenant_id, campaign_id, slice, matures_at)
);
