-- What a tenant declares against abuse: one JSON document, as it was sent.
CREATE TABLE velocity_rules (
    tenant_id       INTEGER NOT NULL,
    document        BLOB    NOT NULL,
    revision        INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id)
) STRICT, WITHOUT ROWID;

-- What a member did lately that rules count, packed: one row a member, none for a tenant without such rules.
CREATE TABLE velocity_marks (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    marks           BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, member_id)
) STRICT, WITHOUT ROWID;

-- What somebody should look at, changed once, by whoever did. A till's is no member's: its member is zeros. An instant
-- that never comes is the greatest number, a return of zeros is none.
CREATE TABLE reviews (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    review_id       BLOB    NOT NULL,
    kind            INTEGER NOT NULL,
    subject_id      BLOB    NOT NULL,
    status          INTEGER NOT NULL,
    opened_at       INTEGER NOT NULL,
    evidence        BLOB    NOT NULL,
    resolved_at     INTEGER NOT NULL,
    actor           TEXT,
    reason          TEXT,
    return_id       BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, member_id, review_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_reviews_status ON reviews (tenant_id, status, review_id);

-- What tills have earned their customers, as a batch told it; taken away when it is counted.
CREATE TABLE till_journal (
    tenant_id       INTEGER NOT NULL,
    journal_id      BLOB    NOT NULL,
    sales           BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, journal_id)
) STRICT, WITHOUT ROWID;

-- What a till has earned its customers by day (in UTC: 20261126), and whether somebody was told to look.
CREATE TABLE till_days (
    tenant_id       INTEGER NOT NULL,
    source          TEXT    NOT NULL,
    program_id      BLOB    NOT NULL,
    day             INTEGER NOT NULL,
    units           INTEGER NOT NULL,
    is_flagged      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, source, program_id, day)
) STRICT, WITHOUT ROWID;

-- How much an API key may ask of an instance where that is not what the service gives everybody: a JSON document.
CREATE TABLE key_quotas (
    tenant_id       INTEGER NOT NULL,
    key_id          TEXT    NOT NULL,
    document        BLOB    NOT NULL,
    revision        INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, key_id)
) STRICT, WITHOUT ROWID;
