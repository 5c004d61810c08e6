-- Events of transactions, a row for each transaction and tenant, packed (see EventCodec). The numbers grow in the order
-- in which locks were held: what happened to a member is in that order. The sequencer takes the rows away.
CREATE TABLE outbox (
    outbox_id       INTEGER NOT NULL PRIMARY KEY,
    tenant_id       INTEGER NOT NULL,
    events          BLOB    NOT NULL
) STRICT;

-- A tenant's events in one order, a page a row: packed, then deflated. A page's first event comes after the last one of
-- the page before.
CREATE TABLE events (
    tenant_id       INTEGER NOT NULL,
    last_sequence   INTEGER NOT NULL,
    event_count     INTEGER NOT NULL,
    recorded_at     INTEGER NOT NULL,
    events          BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, last_sequence)
) STRICT, WITHOUT ROWID;
