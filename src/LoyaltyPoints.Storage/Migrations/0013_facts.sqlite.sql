-- What analytics is told of, a row for each transaction of the writing path and tenant: facts, packed (see
-- JournalCodec). The digest takes the rows away and packs what they say into member_facts.
CREATE TABLE journal (
    tenant_id       INTEGER NOT NULL,
    journal_id      BLOB    NOT NULL,
    recorded_at     INTEGER NOT NULL,
    facts           BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, journal_id)
) STRICT, WITHOUT ROWID;

-- What a member did in a year (UTC), packed in the order of time.
CREATE TABLE member_facts (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    year            INTEGER NOT NULL,
    facts           BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, member_id, year)
) STRICT, WITHOUT ROWID;

-- The texts that packed facts have numbers for.
CREATE TABLE fact_words (
    tenant_id       INTEGER NOT NULL,
    number          INTEGER NOT NULL,
    word            TEXT    NOT NULL,
    PRIMARY KEY (tenant_id, number)
) STRICT, WITHOUT ROWID;

-- How a tenant wants to be told about its members: one row, a JSON document.
CREATE TABLE analytics_settings (
    tenant_id       INTEGER NOT NULL,
    document        BLOB    NOT NULL,
    revision        INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id)
) STRICT, WITHOUT ROWID;

-- What somebody should look at, once for each cause. A member that it is not about is all zeros, an instant that never
-- comes the greatest number; evidence is a JSON document.
CREATE TABLE alerts (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    cause           TEXT    NOT NULL,
    alert_id        BLOB    NOT NULL,
    kind            TEXT    NOT NULL,
    raised_at       INTEGER NOT NULL,
    evidence        BLOB    NOT NULL,
    acknowledged_at INTEGER NOT NULL,
    acknowledged_by TEXT,
    PRIMARY KEY (tenant_id, member_id, cause)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_alerts_id ON alerts (tenant_id, alert_id);
