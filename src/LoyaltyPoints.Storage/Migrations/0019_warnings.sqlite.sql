-- When the early warnings of a tenant were last looked for, as of which instant of its own time, and what that came to:
-- a JSON document.
CREATE TABLE warning_runs (
    tenant_id       INTEGER NOT NULL,
    as_of           INTEGER NOT NULL,
    recorded_at     INTEGER NOT NULL,
    outcome         BLOB    NOT NULL,
    PRIMARY KEY (tenant_id)
) STRICT, WITHOUT ROWID;
