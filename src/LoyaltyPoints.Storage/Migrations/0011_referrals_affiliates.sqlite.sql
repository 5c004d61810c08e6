-- What a tenant gives where members bring others: one row, a JSON document.
CREATE TABLE referral_programs (
    tenant_id       INTEGER NOT NULL,
    document        BLOB    NOT NULL,
    revision        INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id)
) STRICT, WITHOUT ROWID;

-- A member's own code for bringing others; who it names is a natural key, kind 6.
CREATE TABLE referral_codes (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    code            TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, member_id)
) STRICT, WITHOUT ROWID;

-- Who brought a member, once: it lies with who was brought, and changes under that member's lock. status: 1 open,
-- 2 qualified, 3 rewarded, 4 capped, 5 revoking, 6 revoked, 7 referrer not enrolled; 2 and 5 wait for the referrer's
-- part. What a purchase fills in is 0 while it is open. Lots are packed: see LotsCodec.
CREATE TABLE referrals (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    referral_id     BLOB    NOT NULL,
    referrer_id     BLOB    NOT NULL,
    status          INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    purchase_id     BLOB    NOT NULL,
    program_id      BLOB    NOT NULL,
    qualified_at    INTEGER NOT NULL,
    minimum_order   INTEGER NOT NULL,
    referrer_units  INTEGER NOT NULL,
    referred_lots   BLOB    NOT NULL,
    referrer_lots   BLOB    NOT NULL,
    referred_taken  INTEGER NOT NULL,
    referrer_taken  INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, member_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_referrals_referrer ON referrals (tenant_id, referrer_id, referral_id);

CREATE INDEX ix_referrals_status ON referrals (tenant_id, status);

-- kind: 1 percent, its rate in ten-thousandths of a percent; 2 amount, its rate in money.
CREATE TABLE affiliates (
    tenant_id       INTEGER NOT NULL,
    affiliate_id    BLOB    NOT NULL,
    name            TEXT    NOT NULL,
    code            TEXT    NOT NULL,
    kind            INTEGER NOT NULL,
    rate            INTEGER NOT NULL,
    currency        TEXT    NOT NULL,
    within_days     INTEGER NOT NULL,
    revision        INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, affiliate_id)
) STRICT, WITHOUT ROWID;

-- Appended. By whose links a member came.
CREATE TABLE affiliate_clicks (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    clicked_at      INTEGER NOT NULL,
    affiliate_id    BLOB    NOT NULL,
    recorded_at     INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, member_id, clicked_at, affiliate_id)
) STRICT, WITHOUT ROWID;

-- Appended. The commission for a purchase (number 0) and what its returns took off it; kind and rate are those of the
-- purchase. line_id is the purchase's or the return's.
CREATE TABLE affiliate_commissions (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    purchase_id     BLOB    NOT NULL,
    number          INTEGER NOT NULL,
    line_id         BLOB    NOT NULL,
    affiliate_id    BLOB    NOT NULL,
    kind            INTEGER NOT NULL,
    rate            INTEGER NOT NULL,
    currency        TEXT    NOT NULL,
    attributed_by   TEXT    NOT NULL,
    basis           INTEGER NOT NULL,
    amount          INTEGER NOT NULL,
    occurred_at     INTEGER NOT NULL,
    recorded_at     INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, member_id, purchase_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_commissions_affiliate ON affiliate_commissions (tenant_id, affiliate_id, recorded_at, line_id);
