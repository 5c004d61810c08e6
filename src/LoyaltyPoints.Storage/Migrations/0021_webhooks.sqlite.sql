-- Where events are sent, and how far that is: `delivered_to` is the event up to which all are delivered, or lie in
-- webhook_deliveries; `replayed_to` and `replay_end` the same of what is sent again. `types` are patterns with blanks
-- between them; `secret` is as SecretBox seals it.
CREATE TABLE webhook_endpoints (
    tenant_id         INTEGER NOT NULL,
    endpoint_id       BLOB    NOT NULL,
    url               TEXT    NOT NULL,
    description       TEXT    NULL,
    types             TEXT    NOT NULL,
    is_ordered        INTEGER NOT NULL,
    status            TEXT    NOT NULL,
    reason            TEXT    NULL,
    secret            BLOB    NOT NULL,
    old_secret        BLOB    NULL,
    old_secret_until  INTEGER NOT NULL,
    revision          INTEGER NOT NULL,
    delivered_to      INTEGER NOT NULL,
    replayed_to       INTEGER NOT NULL,
    replay_end        INTEGER NOT NULL,
    failing_since     INTEGER NOT NULL,
    probes            INTEGER NOT NULL,
    next_probe_at     INTEGER NOT NULL,
    next_at           INTEGER NOT NULL,
    last_delivered_at INTEGER NOT NULL,
    last_error        TEXT    NULL,
    created_at        INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, endpoint_id)
) STRICT, WITHOUT ROWID;

-- What failed and is to be tried again, what waits behind it for its member's sake, and what was given up.
CREATE TABLE webhook_deliveries (
    tenant_id         INTEGER NOT NULL,
    endpoint_id       BLOB    NOT NULL,
    event_sequence    INTEGER NOT NULL,
    event_id          BLOB    NOT NULL,
    member_id         BLOB    NOT NULL,
    attempts          INTEGER NOT NULL,
    first_failed_at   INTEGER NOT NULL,
    next_at           INTEGER NOT NULL,
    is_dead           INTEGER NOT NULL,
    last_status       INTEGER NOT NULL,
    last_error        TEXT    NULL,
    PRIMARY KEY (tenant_id, endpoint_id, event_sequence)
) STRICT, WITHOUT ROWID;
