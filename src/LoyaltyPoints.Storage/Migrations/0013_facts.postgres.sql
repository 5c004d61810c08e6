-- What analytics is told of, a row for each transaction of the writing path and tenant: facts, packed (see
-- JournalCodec). The digest takes the rows away and packs what they say into member_facts.
CREATE TABLE journal (
    tenant_id       integer NOT NULL,
    journal_id      uuid    NOT NULL,
    recorded_at     bigint  NOT NULL,
    facts           bytea   NOT NULL,
    CONSTRAINT pk_journal PRIMARY KEY (tenant_id, journal_id)
);

-- What a member did in a year (UTC), packed in the order of time.
CREATE TABLE member_facts (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    year            integer NOT NULL,
    facts           bytea   NOT NULL,
    CONSTRAINT pk_member_facts PRIMARY KEY (tenant_id, member_id, year)
);

-- The texts that packed facts have numbers for.
CREATE TABLE fact_words (
    tenant_id       integer NOT NULL,
    number          integer NOT NULL,
    word            text    NOT NULL,
    CONSTRAINT pk_fact_words PRIMARY KEY (tenant_id, number)
);

-- How a tenant wants to be told about its members: one row, a JSON document.
CREATE TABLE analytics_settings (
    tenant_id       integer NOT NULL,
    document        bytea   NOT NULL,
    revision        bigint  NOT NULL,
    created_at      bigint  NOT NULL,
    updated_at      bigint  NOT NULL,
    CONSTRAINT pk_analytics_settings PRIMARY KEY (tenant_id)
);

-- What somebody should look at, once for each cause. A member that it is not about is all zeros, an instant that never
-- comes the greatest number; evidence is a JSON document.
CREATE TABLE alerts (
    tenant_id       integer          NOT NULL,
    member_id       uuid             NOT NULL,
    cause           text COLLATE "C" NOT NULL,
    alert_id        uuid             NOT NULL,
    kind            text             NOT NULL,
    raised_at       bigint           NOT NULL,
    evidence        bytea            NOT NULL,
    acknowledged_at bigint           NOT NULL,
    acknowledged_by text,
    CONSTRAINT pk_alerts PRIMARY KEY (tenant_id, member_id, cause)
);

CREATE INDEX ix_alerts_id ON alerts (tenant_id, alert_id);
