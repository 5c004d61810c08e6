-- Events of transactions, a row for each transaction and tenant, packed (see EventCodec). The numbers grow in the order
-- in which locks were held: what happened to a member is in that order. The sequencer takes the rows away.
CREATE TABLE outbox (
    outbox_id       bigint         IDENTITY NOT NULL,
    tenant_id       int            NOT NULL,
    events          varbinary(max) NOT NULL,
    CONSTRAINT pk_outbox PRIMARY KEY CLUSTERED (outbox_id)
);

-- A tenant's events in one order, a page a row: packed, then deflated. A page's first event comes after the last one of
-- the page before.
CREATE TABLE events (
    tenant_id       int            NOT NULL,
    last_sequence   bigint         NOT NULL,
    event_count     int            NOT NULL,
    recorded_at     bigint         NOT NULL,
    events          varbinary(max) NOT NULL,
    CONSTRAINT pk_events PRIMARY KEY CLUSTERED (tenant_id, last_sequence)
);
