-- Work that one instance at a time does: whoever holds the lease does it until expires_at, and shows the token, which
-- grows with each holder, where it writes; so one that was paused and has been replaced is found out.
CREATE TABLE leases (
    name            TEXT    NOT NULL PRIMARY KEY,
    holder          TEXT    NOT NULL,
    token           INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
