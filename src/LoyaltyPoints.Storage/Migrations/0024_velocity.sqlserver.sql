-- What a tenant declares against abuse: one JSON document, as it was sent.
CREATE TABLE velocity_rules (
    tenant_id       int            NOT NULL,
    document        varbinary(max) NOT NULL,
    revision        bigint         NOT NULL,
    created_at      bigint         NOT NULL,
    updated_at      bigint         NOT NULL,
    CONSTRAINT pk_velocity_rules PRIMARY KEY CLUSTERED (tenant_id)
);

-- What a member did lately that rules count, packed: one row a member, none for a tenant without such rules.
CREATE TABLE velocity_marks (
    tenant_id       int            NOT NULL,
    member_id       binary(16)     NOT NULL,
    marks           varbinary(max) NOT NULL,
    CONSTRAINT pk_velocity_marks PRIMARY KEY CLUSTERED (tenant_id, member_id)
);

-- What somebody should look at, changed once, by whoever did. A till's is no member's: its member is zeros. An instant
-- that never comes is the greatest number, a return of zeros is none.
CREATE TABLE reviews (
    tenant_id       int            NOT NULL,
    member_id       binary(16)     NOT NULL,
    review_id       binary(16)     NOT NULL,
    kind            int            NOT NULL,
    subject_id      binary(16)     NOT NULL,
    status          int            NOT NULL,
    opened_at       bigint         NOT NULL,
    evidence        varbinary(max) NOT NULL,
    resolved_at     bigint         NOT NULL,
    actor           nvarchar(100)  NULL,
    reason          nvarchar(500)  NULL,
    return_id       binary(16)     NOT NULL,
    CONSTRAINT pk_reviews PRIMARY KEY CLUSTERED (tenant_id, member_id, review_id)
);

CREATE INDEX ix_reviews_status ON reviews (tenant_id, status, review_id);

-- What tills have earned their customers, as a batch told it; taken away when it is counted.
CREATE TABLE till_journal (
    tenant_id       int            NOT NULL,
    journal_id      binary(16)     NOT NULL,
    sales           varbinary(max) NOT NULL,
    CONSTRAINT pk_till_journal PRIMARY KEY CLUSTERED (tenant_id, journal_id)
);

-- What a till has earned its customers by day (in UTC: 20261126), and whether somebody was told to look.
CREATE TABLE till_days (
    tenant_id       int            NOT NULL,
    source          nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    program_id      binary(16)     NOT NULL,
    day             int            NOT NULL,
    units           bigint         NOT NULL,
    is_flagged      int            NOT NULL,
    CONSTRAINT pk_till_days PRIMARY KEY CLUSTERED (tenant_id, source, program_id, day)
);

-- How much an API key may ask of an instance where that is not what the service gives everybody: a JSON document.
CREATE TABLE key_quotas (
    tenant_id       int            NOT NULL,
    key_id          nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    document        varbinary(max) NOT NULL,
    revision        bigint         NOT NULL,
    updated_at      bigint         NOT NULL,
    CONSTRAINT pk_key_quotas PRIMARY KEY CLUSTERED (tenant_id, key_id)
);
