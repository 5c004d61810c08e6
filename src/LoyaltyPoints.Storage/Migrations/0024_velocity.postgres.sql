-- What a tenant declares against abuse: one JSON document, as it was sent.
CREATE TABLE velocity_rules (
    tenant_id       integer NOT NULL,
    document        bytea   NOT NULL,
    revision        bigint  NOT NULL,
    created_at      bigint  NOT NULL,
    updated_at      bigint  NOT NULL,
    CONSTRAINT pk_velocity_rules PRIMARY KEY (tenant_id)
);

-- What a member did lately that rules count, packed: one row a member, none for a tenant without such rules.
CREATE TABLE velocity_marks (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    marks           bytea   NOT NULL,
    CONSTRAINT pk_velocity_marks PRIMARY KEY (tenant_id, member_id)
);

-- What somebody should look at, changed once, by whoever did. A till's is no member's: its member is zeros. An instant
-- that never comes is the greatest number, a return of zeros is none.
CREATE TABLE reviews (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    review_id       uuid    NOT NULL,
    kind            integer NOT NULL,
    subject_id      uuid    NOT NULL,
    status          integer NOT NULL,
    opened_at       bigint  NOT NULL,
    evidence        bytea   NOT NULL,
    resolved_at     bigint  NOT NULL,
    actor           text,
    reason          text,
    return_id       uuid    NOT NULL,
    CONSTRAINT pk_reviews PRIMARY KEY (tenant_id, member_id, review_id)
);

CREATE INDEX ix_reviews_status ON reviews (tenant_id, status, review_id);

-- What tills have earned their customers, as a batch told it; taken away when it is counted.
CREATE TABLE till_journal (
    tenant_id       integer NOT NULL,
    journal_id      uuid    NOT NULL,
    sales           bytea   NOT NULL,
    CONSTRAINT pk_till_journal PRIMARY KEY (tenant_id, journal_id)
);

-- What a till has earned its customers by day (in UTC: 20261126), and whether somebody was told to look.
CREATE TABLE till_days (
    tenant_id       integer NOT NULL,
    source          text COLLATE "C" NOT NULL,
    program_id      uuid    NOT NULL,
    day             integer NOT NULL,
    units           bigint  NOT NULL,
    is_flagged      integer NOT NULL,
    CONSTRAINT pk_till_days PRIMARY KEY (tenant_id, source, program_id, day)
);

-- How much an API key may ask of an instance where that is not what the service gives everybody: a JSON document.
CREATE TABLE key_quotas (
    tenant_id       integer NOT NULL,
    key_id          text COLLATE "C" NOT NULL,
    document        bytea   NOT NULL,
    revision        bigint  NOT NULL,
    updated_at      bigint  NOT NULL,
    CONSTRAINT pk_key_quotas PRIMARY KEY (tenant_id, key_id)
);
