-- When the early warnings of a tenant were last looked for, as of which instant of its own time, and what that came to:
-- a JSON document.
CREATE TABLE warning_runs (
    tenant_id       integer NOT NULL,
    as_of           bigint  NOT NULL,
    recorded_at     bigint  NOT NULL,
    outcome         bytea   NOT NULL,
    CONSTRAINT pk_warning_runs PRIMARY KEY (tenant_id)
);
