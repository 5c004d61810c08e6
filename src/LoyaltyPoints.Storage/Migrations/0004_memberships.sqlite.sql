-- Paid memberships as their payments have left them; what time alone changes is worked out whenever it is asked. An
-- instant that is not set, or never comes, is the greatest number. The newest of an account is in its standing too, for
-- decisions.
CREATE TABLE vip_memberships (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    membership_id   BLOB    NOT NULL,
    program_id      BLOB    NOT NULL,
    started_at      INTEGER NOT NULL,
    plan_id         TEXT    NOT NULL,
    trial_until     INTEGER NOT NULL,
    paid_until      INTEGER NOT NULL,
    cancelled_at    INTEGER NOT NULL,
    ends_at         INTEGER NOT NULL,
    recorded_at     INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, member_id, membership_id)
) STRICT, WITHOUT ROWID;

-- Appended. Payments of memberships, and refunds: kind 1 initial, 2 renewal, 3 upgrade, 4 refund. What was asked and
-- what was answered is kept for those who send a payment again.
CREATE TABLE vip_payments (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    membership_id   BLOB    NOT NULL,
    number          INTEGER NOT NULL,
    payment_id      BLOB    NOT NULL,
    kind            INTEGER NOT NULL,
    plan_id         TEXT    NOT NULL,
    reference       TEXT,
    amount          INTEGER NOT NULL,
    currency        TEXT    NOT NULL,
    fee             INTEGER NOT NULL,
    credit          INTEGER NOT NULL,
    period_from     INTEGER NOT NULL,
    period_to       INTEGER NOT NULL,
    units           INTEGER NOT NULL,
    shortfall       INTEGER NOT NULL,
    reason          TEXT,
    recorded_at     INTEGER NOT NULL,
    request         BLOB    NOT NULL,
    answer          BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, member_id, membership_id, number)
) STRICT, WITHOUT ROWID;
