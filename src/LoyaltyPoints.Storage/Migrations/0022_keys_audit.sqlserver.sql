-- A key's end, its use and where it may come from: instants in milliseconds, null where there is none; address ranges
-- are separated by blanks.
ALTER TABLE api_keys ADD expires_at bigint NULL;
ALTER TABLE api_keys ADD last_used_at bigint NULL;
ALTER TABLE api_keys ADD addresses nvarchar(1000) NULL;

-- What was done with an administrator's right, a row for each transaction that did it: appended in that transaction,
-- never changed. Nothing of the body is kept but its SHA-256; it is empty where there was no body or it came line by
-- line.
CREATE TABLE audit_log (
    tenant_id       int                                           NOT NULL,
    act_id          binary(16)                                    NOT NULL,
    recorded_at     bigint                                        NOT NULL,
    actor_type      nvarchar(16)                                  NOT NULL,
    actor           nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    label           nvarchar(100)                                 NOT NULL,
    address         nvarchar(64)                                  NOT NULL,
    method          nvarchar(16)                                  NOT NULL,
    route           nvarchar(200)                                 NOT NULL,
    target          nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    status          int                                           NOT NULL,
    writes          bigint                                        NOT NULL,
    request         nvarchar(128)                                 NOT NULL,
    body_hash       varbinary(32)                                 NOT NULL,
    CONSTRAINT pk_audit_log PRIMARY KEY CLUSTERED (tenant_id, act_id)
);

CREATE INDEX ix_audit_log_actor ON audit_log (tenant_id, actor, act_id);
CREATE INDEX ix_audit_log_target ON audit_log (tenant_id, target, act_id);
