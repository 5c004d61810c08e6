-- Two records of one person that were made one: with the member who stays. What went along is in the document (JSON),
-- as far as undoing it asks; an instant that never comes is the greatest number.
CREATE TABLE member_merges (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    merge_id        uuid    NOT NULL,
    from_id         uuid    NOT NULL,
    merged_at       bigint  NOT NULL,
    undo_until      bigint  NOT NULL,
    undone_at       bigint  NOT NULL,
    document        bytea   NOT NULL,
    CONSTRAINT pk_member_merges PRIMARY KEY (tenant_id, member_id, merge_id)
);

-- Who a member was merged into, all zeros: nobody; when the person was erased; and by which merge an identifier came.
-- `sealed` is an identifier encrypted, where that is configured: `value` is a keyed hash of it then.
ALTER TABLE members ADD COLUMN merged_into_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
ALTER TABLE members ADD COLUMN erased_at bigint NOT NULL DEFAULT 9223372036854775807;
ALTER TABLE member_identifiers ADD COLUMN merge_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
ALTER TABLE member_identifiers ADD COLUMN sealed text;
