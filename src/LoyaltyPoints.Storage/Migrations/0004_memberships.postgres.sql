-- Paid memberships as their payments have left them; what time alone changes is worked out whenever it is asked. An
-- instant that is not set, or never comes, is the greatest number. The newest of an account is in its standing too, for
-- decisions.
CREATE TABLE vip_memberships (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    membership_id   uuid    NOT NULL,
    program_id      uuid    NOT NULL,
    started_at      bigint  NOT NULL,
    plan_id         text    NOT NULL,
    trial_until     bigint  NOT NULL,
    paid_until      bigint  NOT NULL,
    cancelled_at    bigint  NOT NULL,
    ends_at         bigint  NOT NULL,
    recorded_at     bigint  NOT NULL,
    CONSTRAINT pk_vip_memberships PRIMARY KEY (tenant_id, member_id, membership_id)
);

-- Appended. Payments of memberships, and refunds: kind 1 initial, 2 renewal, 3 upgrade, 4 refund. What was asked and
-- what was answered is kept for those who send a payment again.
CREATE TABLE vip_payments (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    membership_id   uuid    NOT NULL,
    number          integer NOT NULL,
    payment_id      uuid    NOT NULL,
    kind            integer NOT NULL,
    plan_id         text    NOT NULL,
    reference       text,
    amount          bigint  NOT NULL,
    currency        text    NOT NULL,
    fee             bigint  NOT NULL,
    credit          bigint  NOT NULL,
    period_from     bigint  NOT NULL,
    period_to       bigint  NOT NULL,
    units           bigint  NOT NULL,
    shortfall       bigint  NOT NULL,
    reason          text,
    recorded_at     bigint  NOT NULL,
    request         bytea   NOT NULL,
    answer          bytea   NOT NULL,
    CONSTRAINT pk_vip_payments PRIMARY KEY (tenant_id, member_id, membership_id, number)
);
