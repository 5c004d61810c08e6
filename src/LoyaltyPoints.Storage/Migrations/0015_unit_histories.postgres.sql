-- What became of each account's units, by month: see UnitHistoryCodec. It follows from the ledger and is made beside
-- the tills; time_zone is where its months begin.
CREATE TABLE unit_histories (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    program_id      uuid    NOT NULL,
    time_zone       text    NOT NULL,
    entry_count     bigint  NOT NULL,
    head_id         uuid    NOT NULL,
    history         bytea   NOT NULL,
    CONSTRAINT pk_unit_histories PRIMARY KEY (tenant_id, member_id, program_id)
) WITH (fillfactor = 90);
