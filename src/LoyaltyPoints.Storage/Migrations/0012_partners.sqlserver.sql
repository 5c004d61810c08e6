-- Other businesses whose apps redeem members' units. Who counts for a partner locks its row first.
CREATE TABLE partners (
    tenant_id       int            NOT NULL,
    partner_id      binary(16)     NOT NULL,
    name            nvarchar(100)  NOT NULL,
    revision        bigint         NOT NULL,
    definition      varbinary(max) NOT NULL,
    created_at      bigint         NOT NULL,
    updated_at      bigint         NOT NULL,
    CONSTRAINT pk_partners PRIMARY KEY CLUSTERED (tenant_id, partner_id)
);

-- Whose app a key is for, and which made a redemption; all zeros: the tenant's own. Days are yyyymmdd of the partner's
-- calendar, 0 where there is none; partner_value is the money for a unit, in millionths.
ALTER TABLE api_keys ADD partner_id binary(16) NOT NULL CONSTRAINT df_api_keys_partner_id DEFAULT 0x00000000000000000000000000000000;
ALTER TABLE redemptions ADD partner_id binary(16) NOT NULL CONSTRAINT df_redemptions_partner_id DEFAULT 0x00000000000000000000000000000000;
ALTER TABLE redemptions ADD partner_value bigint NOT NULL CONSTRAINT df_redemptions_partner_value DEFAULT 0;
ALTER TABLE redemptions ADD counted_on bigint NOT NULL CONSTRAINT df_redemptions_counted_on DEFAULT 0;
ALTER TABLE redemptions ADD settled_on bigint NOT NULL CONSTRAINT df_redemptions_settled_on DEFAULT 0;

-- Which partners see a member. An instant that never comes is the greatest number.
CREATE TABLE partner_links (
    tenant_id       int           NOT NULL,
    member_id       binary(16)    NOT NULL,
    partner_id      binary(16)    NOT NULL,
    reference       nvarchar(128) NULL,
    linked_at       bigint        NOT NULL,
    unlinked_at     bigint        NOT NULL,
    CONSTRAINT pk_partner_links PRIMARY KEY CLUSTERED (tenant_id, member_id, partner_id)
);

-- Codes that make such a link, once; found by half of their hash.
CREATE TABLE partner_link_codes (
    tenant_id       int        NOT NULL,
    code_id         binary(16) NOT NULL,
    member_id       binary(16) NOT NULL,
    partner_id      binary(16) NOT NULL,
    issued_at       bigint     NOT NULL,
    expires_at      bigint     NOT NULL,
    used_at         bigint     NOT NULL,
    CONSTRAINT pk_partner_link_codes PRIMARY KEY CLUSTERED (tenant_id, code_id)
);

-- What counts for the limits of a partner's day.
CREATE TABLE partner_days (
    tenant_id       int        NOT NULL,
    partner_id      binary(16) NOT NULL,
    day             int        NOT NULL,
    units           bigint     NOT NULL,
    redemptions     bigint     NOT NULL,
    requests        bigint     NOT NULL,
    CONSTRAINT pk_partner_days PRIMARY KEY CLUSTERED (tenant_id, partner_id, day)
);

-- Of that, what is reserved: state 1 open, 2 lapsed and counted back, 3 ended by a capture or a void.
CREATE TABLE partner_holds (
    tenant_id       int        NOT NULL,
    partner_id      binary(16) NOT NULL,
    redemption_id   binary(16) NOT NULL,
    day             int        NOT NULL,
    state           int        NOT NULL,
    units           bigint     NOT NULL,
    lapses_at       bigint     NOT NULL,
    CONSTRAINT pk_partner_holds PRIMARY KEY CLUSTERED (tenant_id, partner_id, redemption_id)
);

CREATE INDEX ix_partner_holds_open ON partner_holds (tenant_id, partner_id, day, state, lapses_at);

-- What a partner is owed for: captured and given back on a day, of redemptions that have one value a unit.
CREATE TABLE partner_settlements (
    tenant_id       int        NOT NULL,
    partner_id      binary(16) NOT NULL,
    day             int        NOT NULL,
    program_id      binary(16) NOT NULL,
    unit_value      bigint     NOT NULL,
    redemptions     bigint     NOT NULL,
    captured_units  bigint     NOT NULL,
    reversed_units  bigint     NOT NULL,
    CONSTRAINT pk_partner_settlements PRIMARY KEY CLUSTERED (tenant_id, partner_id, day, program_id, unit_value)
);

ALTER TABLE partner_links SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE partner_holds SET (LOCK_ESCALATION = DISABLE);
