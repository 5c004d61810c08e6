-- Paid memberships as their payments have left them; what time alone changes is worked out whenever it is asked. An
-- instant that is not set, or never comes, is the greatest number. The newest of an account is in its standing too, for
-- decisions.
CREATE TABLE vip_memberships (
    tenant_id       int          NOT NULL,
    member_id       binary(16)   NOT NULL,
    membership_id   binary(16)   NOT NULL,
    program_id      binary(16)   NOT NULL,
    started_at      bigint       NOT NULL,
    plan_id         nvarchar(64) NOT NULL,
    trial_until     bigint       NOT NULL,
    paid_until      bigint       NOT NULL,
    cancelled_at    bigint       NOT NULL,
    ends_at         bigint       NOT NULL,
    recorded_at     bigint       NOT NULL,
    CONSTRAINT pk_vip_memberships PRIMARY KEY CLUSTERED (tenant_id, member_id, membership_id)
        WITH (DATA_COMPRESSION = ROW)
);

-- Appended. Payments of memberships, and refunds: kind 1 initial, 2 renewal, 3 upgrade, 4 refund. What was asked and
-- what was answered is kept for those who send a payment again.
CREATE TABLE vip_payments (
    tenant_id       int            NOT NULL,
    member_id       binary(16)     NOT NULL,
    membership_id   binary(16)     NOT NULL,
    number          int            NOT NULL,
    payment_id      binary(16)     NOT NULL,
    kind            int            NOT NULL,
    plan_id         nvarchar(64)   NOT NULL,
    reference       nvarchar(128)  NULL,
    amount          bigint         NOT NULL,
    currency        nvarchar(3)    NOT NULL,
    fee             bigint         NOT NULL,
    credit          bigint         NOT NULL,
    period_from     bigint         NOT NULL,
    period_to       bigint         NOT NULL,
    units           bigint         NOT NULL,
    shortfall       bigint         NOT NULL,
    reason          nvarchar(500)  NULL,
    recorded_at     bigint         NOT NULL,
    request         varbinary(max) NOT NULL,
    answer          varbinary(max) NOT NULL,
    CONSTRAINT pk_vip_payments PRIMARY KEY CLUSTERED (tenant_id, member_id, membership_id, number)
        WITH (DATA_COMPRESSION = ROW)
);

ALTER TABLE vip_memberships SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE vip_payments SET (LOCK_ESCALATION = DISABLE);
