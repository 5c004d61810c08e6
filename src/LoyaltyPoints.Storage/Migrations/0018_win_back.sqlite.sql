-- Appended. Silent members whom the tenant means to win back, as they were when the list was made: `members` is packed,
-- see WinBackCodec. `control_percent` of them are left alone, to compare with.
CREATE TABLE win_back_lists (
    tenant_id       INTEGER NOT NULL,
    list_id         BLOB    NOT NULL,
    name            TEXT    NOT NULL,
    as_of           INTEGER NOT NULL,
    period_from     INTEGER NOT NULL,
    period_to       INTEGER NOT NULL,
    currency        TEXT    NOT NULL,
    silent_days     INTEGER NOT NULL,
    minimum_revenue INTEGER NOT NULL,
    control_percent INTEGER NOT NULL,
    members         BLOB    NOT NULL,
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, list_id)
) STRICT;
