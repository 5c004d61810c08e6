-- A key's end, its use and where it may come from: instants in milliseconds, null where there is none; address ranges
-- are separated by blanks.
ALTER TABLE api_keys ADD COLUMN expires_at bigint;
ALTER TABLE api_keys ADD COLUMN last_used_at bigint;
ALTER TABLE api_keys ADD COLUMN addresses text;

-- What was done with an administrator's right, a row for each transaction that did it: appended in that transaction,
-- never changed. Nothing of the body is kept but its SHA-256; it is empty where there was no body or it came line by
-- line.
CREATE TABLE audit_log (
    tenant_id       integer          NOT NULL,
    act_id          uuid             NOT NULL,
    recorded_at     bigint           NOT NULL,
    actor_type      text             NOT NULL,
    actor           text COLLATE "C" NOT NULL,
    label           text             NOT NULL,
    address         text             NOT NULL,
    method          text             NOT NULL,
    route           text             NOT NULL,
    target          text COLLATE "C" NOT NULL,
    status          integer          NOT NULL,
    writes          bigint           NOT NULL,
    request         text             NOT NULL,
    body_hash       bytea            NOT NULL,
    CONSTRAINT pk_audit_log PRIMARY KEY (tenant_id, act_id)
);

CREATE INDEX ix_audit_log_actor ON audit_log (tenant_id, actor, act_id);
CREATE INDEX ix_audit_log_target ON audit_log (tenant_id, target, act_id);
