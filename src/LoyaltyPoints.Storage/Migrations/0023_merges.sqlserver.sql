-- Two records of one person that were made one: with the member who stays. What went along is in the document (JSON),
-- as far as undoing it asks; an instant that never comes is the greatest number.
CREATE TABLE member_merges (
    tenant_id       int            NOT NULL,
    member_id       binary(16)     NOT NULL,
    merge_id        binary(16)     NOT NULL,
    from_id         binary(16)     NOT NULL,
    merged_at       bigint         NOT NULL,
    undo_until      bigint         NOT NULL,
    undone_at       bigint         NOT NULL,
    document        varbinary(max) NOT NULL,
    CONSTRAINT pk_member_merges PRIMARY KEY CLUSTERED (tenant_id, member_id, merge_id)
);

-- Who a member was merged into, all zeros: nobody; when the person was erased; and by which merge an identifier came.
-- `sealed` is an identifier encrypted, where that is configured: `value` is a keyed hash of it then.
ALTER TABLE members ADD merged_into_id binary(16) NOT NULL
    CONSTRAINT df_members_merged_into DEFAULT 0x00000000000000000000000000000000;
ALTER TABLE members ADD erased_at bigint NOT NULL CONSTRAINT df_members_erased_at DEFAULT 9223372036854775807;
ALTER TABLE member_identifiers ADD merge_id binary(16) NOT NULL
    CONSTRAINT df_member_identifiers_merge_id DEFAULT 0x00000000000000000000000000000000;
ALTER TABLE member_identifiers ADD sealed nvarchar(1000) NULL;

-- Encrypted texts are longer.
ALTER TABLE members ALTER COLUMN external_id nvarchar(1000) NULL;
ALTER TABLE members ALTER COLUMN name nvarchar(2000) NULL;
ALTER TABLE members ALTER COLUMN birthday nvarchar(200) NULL;
