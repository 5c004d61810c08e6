-- What a tenant gives where members bring others: one row, a JSON document.
CREATE TABLE referral_programs (
    tenant_id       int            NOT NULL,
    document        varbinary(max) NOT NULL,
    revision        bigint         NOT NULL,
    created_at      bigint         NOT NULL,
    updated_at      bigint         NOT NULL,
    CONSTRAINT pk_referral_programs PRIMARY KEY CLUSTERED (tenant_id)
);

-- A member's own code for bringing others; who it names is a natural key, kind 6.
CREATE TABLE referral_codes (
    tenant_id       int          NOT NULL,
    member_id       binary(16)   NOT NULL,
    code            nvarchar(16) NOT NULL,
    created_at      bigint       NOT NULL,
    CONSTRAINT pk_referral_codes PRIMARY KEY CLUSTERED (tenant_id, member_id)
        WITH (DATA_COMPRESSION = ROW)
);

-- Who brought a member, once: it lies with who was brought, and changes under that member's lock. status: 1 open,
-- 2 qualified, 3 rewarded, 4 capped, 5 revoking, 6 revoked, 7 referrer not enrolled; 2 and 5 wait for the referrer's
-- part. What a purchase fills in is 0 while it is open. Lots are packed: see LotsCodec.
CREATE TABLE referrals (
    tenant_id       int            NOT NULL,
    member_id       binary(16)     NOT NULL,
    referral_id     binary(16)     NOT NULL,
    referrer_id     binary(16)     NOT NULL,
    status          int            NOT NULL,
    created_at      bigint         NOT NULL,
    purchase_id     binary(16)     NOT NULL,
    program_id      binary(16)     NOT NULL,
    qualified_at    bigint         NOT NULL,
    minimum_order   bigint         NOT NULL,
    referrer_units  bigint         NOT NULL,
    referred_lots   varbinary(max) NOT NULL,
    referrer_lots   varbinary(max) NOT NULL,
    referred_taken  bigint         NOT NULL,
    referrer_taken  bigint         NOT NULL,
    CONSTRAINT pk_referrals PRIMARY KEY CLUSTERED (tenant_id, member_id)
        WITH (DATA_COMPRESSION = ROW)
);

CREATE INDEX ix_referrals_referrer ON referrals (tenant_id, referrer_id, referral_id);

CREATE INDEX ix_referrals_status ON referrals (tenant_id, status);

-- kind: 1 percent, its rate in ten-thousandths of a percent; 2 amount, its rate in money.
CREATE TABLE affiliates (
    tenant_id       int           NOT NULL,
    affiliate_id    binary(16)    NOT NULL,
    name            nvarchar(100) NOT NULL,
    code            nvarchar(32)  NOT NULL,
    kind            int           NOT NULL,
    rate            bigint        NOT NULL,
    currency        nvarchar(3)   NOT NULL,
    within_days     bigint        NOT NULL,
    revision        bigint        NOT NULL,
    created_at      bigint        NOT NULL,
    updated_at      bigint        NOT NULL,
    CONSTRAINT pk_affiliates PRIMARY KEY CLUSTERED (tenant_id, affiliate_id)
);

-- Appended. By whose links a member came.
CREATE TABLE affiliate_clicks (
    tenant_id       int        NOT NULL,
    member_id       binary(16) NOT NULL,
    clicked_at      bigint     NOT NULL,
    affiliate_id    binary(16) NOT NULL,
    recorded_at     bigint     NOT NULL,
    CONSTRAINT pk_affiliate_clicks PRIMARY KEY CLUSTERED (tenant_id, member_id, clicked_at, affiliate_id)
        WITH (DATA_COMPRESSION = ROW)
);

-- Appended. The commission for a purchase (number 0) and what its returns took off it; kind and rate are those of the
-- purchase. line_id is the purchase's or the return's.
CREATE TABLE affiliate_commissions (
    tenant_id       int          NOT NULL,
    member_id       binary(16)   NOT NULL,
    purchase_id     binary(16)   NOT NULL,
    number          int          NOT NULL,
    line_id         binary(16)   NOT NULL,
    affiliate_id    binary(16)   NOT NULL,
    kind            int          NOT NULL,
    rate            bigint       NOT NULL,
    currency        nvarchar(3)  NOT NULL,
    attributed_by   nvarchar(16) NOT NULL,
    basis           bigint       NOT NULL,
    amount          bigint       NOT NULL,
    occurred_at     bigint       NOT NULL,
    recorded_at     bigint       NOT NULL,
    CONSTRAINT pk_affiliate_commissions PRIMARY KEY CLUSTERED (tenant_id, member_id, purchase_id, number)
        WITH (DATA_COMPRESSION = ROW)
);

CREATE INDEX ix_commissions_affiliate ON affiliate_commissions (tenant_id, affiliate_id, recorded_at, line_id);

ALTER TABLE referral_codes SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE referrals SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE affiliate_clicks SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE affiliate_commissions SET (LOCK_ESCALATION = DISABLE);
