-- A key's end, its use and where it may come from: instants in milliseconds, null where there is none; address ranges
-- are separated by blanks.
ALTER TABLE api_keys ADD COLUMN expires_at INTEGER;
ALTER TABLE api_keys ADD COLUMN last_used_at INTEGER;
ALTER TABLE api_keys ADD COLUMN addresses TEXT;

-- What was done with an administrator's right, a row for each transaction that did it: appended in that transaction,
-- never changed. Nothing of the body is kept but its SHA-256; it is empty where there was no body or it came line by
-- line.
CREATE TABLE audit_log (
    tenant_id       INTEGER NOT NULL,
    act_id          BLOB    NOT NULL,
    recorded_at     INTEGER NOT NULL,
    actor_type      TEXT    NOT NULL,
    actor           TEXT    NOT NULL,
    label           TEXT    NOT NULL,
    address         TEXT    NOT NULL,
    method          TEXT    NOT NULL,
    route           TEXT    NOT NULL,
    target          TEXT    NOT NULL,
    status          INTEGER NOT NULL,
    writes          INTEGER NOT NULL,
    request         TEXT    NOT NULL,
    body_hash       BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, act_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_audit_log_actor ON audit_log (tenant_id, actor, act_id);
CREATE INDEX ix_audit_log_target ON audit_log (tenant_id, target, act_id);
