-- Other businesses whose apps redeem members' units. Who counts for a partner locks its row first.
CREATE TABLE partners (
    tenant_id       integer NOT NULL,
    partner_id      uuid    NOT NULL,
    name            text    NOT NULL,
    revision        bigint  NOT NULL,
    definition      bytea   NOT NULL,
    created_at      bigint  NOT NULL,
    updated_at      bigint  NOT NULL,
    CONSTRAINT pk_partners PRIMARY KEY (tenant_id, partner_id)
);

-- Whose app a key is for, and which made a redemption; all zeros: the tenant's own. Days are yyyymmdd of the partner's
-- calendar, 0 where there is none; partner_value is the money for a unit, in millionths.
ALTER TABLE api_keys ADD COLUMN partner_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
ALTER TABLE redemptions ADD COLUMN partner_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
ALTER TABLE redemptions ADD COLUMN partner_value bigint NOT NULL DEFAULT 0;
ALTER TABLE redemptions ADD COLUMN counted_on bigint NOT NULL DEFAULT 0;
ALTER TABLE redemptions ADD COLUMN settled_on bigint NOT NULL DEFAULT 0;

-- Which partners see a member. An instant that never comes is the greatest number.
CREATE TABLE partner_links (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    partner_id      uuid    NOT NULL,
    reference       text,
    linked_at       bigint  NOT NULL,
    unlinked_at     bigint  NOT NULL,
    CONSTRAINT pk_partner_links PRIMARY KEY (tenant_id, member_id, partner_id)
);

-- Codes that make such a link, once; found by half of their hash.
CREATE TABLE partner_link_codes (
    tenant_id       integer NOT NULL,
    code_id         uuid    NOT NULL,
    member_id       uuid    NOT NULL,
    partner_id      uuid    NOT NULL,
    issued_at       bigint  NOT NULL,
    expires_at      bigint  NOT NULL,
    used_at         bigint  NOT NULL,
    CONSTRAINT pk_partner_link_codes PRIMARY KEY (tenant_id, code_id)
);

-- What counts for the limits of a partner's day.
CREATE TABLE partner_days (
    tenant_id       integer NOT NULL,
    partner_id      uuid    NOT NULL,
    day             integer NOT NULL,
    units           bigint  NOT NULL,
    redemptions     bigint  NOT NULL,
    requests        bigint  NOT NULL,
    CONSTRAINT pk_partner_days PRIMARY KEY (tenant_id, partner_id, day)
);

-- Of that, what is reserved: state 1 open, 2 lapsed and counted back, 3 ended by a capture or a void.
CREATE TABLE partner_holds (
    tenant_id       integer NOT NULL,
    partner_id      uuid    NOT NULL,
    redemption_id   uuid    NOT NULL,
    day             integer NOT NULL,
    state           integer NOT NULL,
    units           bigint  NOT NULL,
    lapses_at       bigint  NOT NULL,
    CONSTRAINT pk_partner_holds PRIMARY KEY (tenant_id, partner_id, redemption_id)
);

CREATE INDEX ix_partner_holds_open ON partner_holds (tenant_id, partner_id, day, state, lapses_at);

-- What a partner is owed for: captured and given back on a day, of redemptions that have one value a unit.
CREATE TABLE partner_settlements (
    tenant_id       integer NOT NULL,
    partner_id      uuid    NOT NULL,
    day             integer NOT NULL,
    program_id      uuid    NOT NULL,
    unit_value      bigint  NOT NULL,
    redemptions     bigint  NOT NULL,
    captured_units  bigint  NOT NULL,
    reversed_units  bigint  NOT NULL,
    CONSTRAINT pk_partner_settlements PRIMARY KEY (tenant_id, partner_id, day, program_id, unit_value)
);
