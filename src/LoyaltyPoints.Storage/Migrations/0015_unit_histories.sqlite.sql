-- What became of each account's units, by month: see UnitHistoryCodec. It follows from the ledger and is made beside
-- the tills; time_zone is where its months begin.
CREATE TABLE unit_histories (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    program_id      BLOB    NOT NULL,
    time_zone       TEXT    NOT NULL,
    entry_count     INTEGER NOT NULL,
    head_id         BLOB    NOT NULL,
    history         BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, member_id, program_id)
) STRICT, WITHOUT ROWID;
