-- What a tenant gives where members bring others: one row, a JSON document.
CREATE TABLE referral_programs (
    tenant_id       integer NOT NULL,
    document        bytea   NOT NULL,
    revision        bigint  NOT NULL,
    created_at      bigint  NOT NULL,
    updated_at      bigint  NOT NULL,
    CONSTRAINT pk_referral_programs PRIMARY KEY (tenant_id)
);

-- A member's own code for bringing others; who it names is a natural key, kind 6.
CREATE TABLE referral_codes (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    code            text    NOT NULL,
    created_at      bigint  NOT NULL,
    CONSTRAINT pk_referral_codes PRIMARY KEY (tenant_id, member_id)
);

-- Who brought a member, once: it lies with who was brought, and changes under that member's lock. status: 1 open,
-- 2 qualified, 3 rewarded, 4 capped, 5 revoking, 6 revoked, 7 referrer not enrolled; 2 and 5 wait for the referrer's
-- part. What a purchase fills in is 0 while it is open. Lots are packed: see LotsCodec.
CREATE TABLE referrals (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    referral_id     uuid    NOT NULL,
    referrer_id     uuid    NOT NULL,
    status          integer NOT NULL,
    created_at      bigint  NOT NULL,
    purchase_id     uuid    NOT NULL,
    program_id      uuid    NOT NULL,
    qualified_at    bigint  NOT NULL,
    minimum_order   bigint  NOT NULL,
    referrer_units  bigint  NOT NULL,
    referred_lots   bytea   NOT NULL,
    referrer_lots   bytea   NOT NULL,
    referred_taken  bigint  NOT NULL,
    referrer_taken  bigint  NOT NULL,
    CONSTRAINT pk_referrals PRIMARY KEY (tenant_id, member_id)
);

CREATE INDEX ix_referrals_referrer ON referrals (tenant_id, referrer_id, referral_id);

CREATE INDEX ix_referrals_status ON referrals (tenant_id, status);

-- kind: 1 percent, its rate in ten-thousandths of a percent; 2 amount, its rate in money.
CREATE TABLE affiliates (
    tenant_id       integer NOT NULL,
    affiliate_id    uuid    NOT NULL,
    name            text    NOT NULL,
    code            text    NOT NULL,
    kind            integer NOT NULL,
    rate            bigint  NOT NULL,
    currency        text    NOT NULL,
    within_days     bigint  NOT NULL,
    revision        bigint  NOT NULL,
    created_at      bigint  NOT NULL,
    updated_at      bigint  NOT NULL,
    CONSTRAINT pk_affiliates PRIMARY KEY (tenant_id, affiliate_id)
);

-- Appended. By whose links a member came.
CREATE TABLE affiliate_clicks (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    clicked_at      bigint  NOT NULL,
    affiliate_id    uuid    NOT NULL,
    recorded_at     bigint  NOT NULL,
    CONSTRAINT pk_affiliate_clicks PRIMARY KEY (tenant_id, member_id, clicked_at, affiliate_id)
);

-- Appended. The commission for a purchase (number 0) and what its returns took off it; kind and rate are those of the
-- purchase. line_id is the purchase's or the return's.
CREATE TABLE affiliate_commissions (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    purchase_id     uuid    NOT NULL,
    number          integer NOT NULL,
    line_id         uuid    NOT NULL,
    affiliate_id    uuid    NOT NULL,
    kind            integer NOT NULL,
    rate            bigint  NOT NULL,
    currency        text    NOT NULL,
    attributed_by   text    NOT NULL,
    basis           bigint  NOT NULL,
    amount          bigint  NOT NULL,
    occurred_at     bigint  NOT NULL,
    recorded_at     bigint  NOT NULL,
    CONSTRAINT pk_affiliate_commissions PRIMARY KEY (tenant_id, member_id, purchase_id, number)
);

CREATE INDEX ix_commissions_affiliate ON affiliate_commissions (tenant_id, affiliate_id, recorded_at, line_id);
