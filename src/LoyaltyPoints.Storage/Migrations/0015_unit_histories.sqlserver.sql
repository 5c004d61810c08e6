-- What became of each account's units, by month: see UnitHistoryCodec. It follows from the ledger and is made beside
-- the tills; time_zone is where its months begin.
CREATE TABLE unit_histories (
    tenant_id       int            NOT NULL,
    member_id       binary(16)     NOT NULL,
    program_id      binary(16)     NOT NULL,
    time_zone       nvarchar(100)  NOT NULL,
    entry_count     bigint         NOT NULL,
    head_id         binary(16)     NOT NULL,
    history         varbinary(max) NOT NULL,
    CONSTRAINT pk_unit_histories PRIMARY KEY CLUSTERED (tenant_id, member_id, program_id)
);
