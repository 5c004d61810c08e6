-- Appended. Silent members whom the tenant means to win back, as they were when the list was made: `members` is packed,
-- see WinBackCodec. `control_percent` of them are left alone, to compare with.
CREATE TABLE win_back_lists (
    tenant_id       integer NOT NULL,
    list_id         uuid    NOT NULL,
    name            text    NOT NULL,
    as_of           bigint  NOT NULL,
    period_from     bigint  NOT NULL,
    period_to       bigint  NOT NULL,
    currency        text    NOT NULL,
    silent_days     bigint  NOT NULL,
    minimum_revenue bigint  NOT NULL,
    control_percent bigint  NOT NULL,
    members         bytea   NOT NULL,
    created_at      bigint  NOT NULL,
    CONSTRAINT pk_win_back_lists PRIMARY KEY (tenant_id, list_id)
);
