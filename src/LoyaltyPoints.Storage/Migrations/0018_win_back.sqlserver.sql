-- Appended. Silent members whom the tenant means to win back, as they were when the list was made: `members` is packed,
-- see WinBackCodec. `control_percent` of them are left alone, to compare with.
CREATE TABLE win_back_lists (
    tenant_id       int            NOT NULL,
    list_id         binary(16)     NOT NULL,
    name            nvarchar(200)  NOT NULL,
    as_of           bigint         NOT NULL,
    period_from     bigint         NOT NULL,
    period_to       bigint         NOT NULL,
    currency        nvarchar(3)    NOT NULL,
    silent_days     bigint         NOT NULL,
    minimum_revenue bigint         NOT NULL,
    control_percent bigint         NOT NULL,
    members         varbinary(max) NOT NULL,
    created_at      bigint         NOT NULL,
    CONSTRAINT pk_win_back_lists PRIMARY KEY CLUSTERED (tenant_id, list_id)
        WITH (DATA_COMPRESSION = ROW)
);

ALTER TABLE win_back_lists SET (LOCK_ESCALATION = DISABLE);
