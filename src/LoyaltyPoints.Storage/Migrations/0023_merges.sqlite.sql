-- Two records of one person that were made one: with the member who stays. What went along is in the document (JSON),
-- as far as undoing it asks; an instant that never comes is the greatest number.
CREATE TABLE member_merges (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    merge_id        BLOB    NOT NULL,
    from_id         BLOB    NOT NULL,
    merged_at       INTEGER NOT NULL,
    undo_until      INTEGER NOT NULL,
    undone_at       INTEGER NOT NULL,
    document        BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, member_id, merge_id)
) STRICT, WITHOUT ROWID;

-- Who a member was merged into, all zeros: nobody; when the person was erased; and by which merge an identifier came.
-- `sealed` is an identifier encrypted, where that is configured: `value` is a keyed hash of it then.
ALTER TABLE members ADD COLUMN merged_into_id BLOB NOT NULL DEFAULT x'00000000000000000000000000000000';
ALTER TABLE members ADD COLUMN erased_at INTEGER NOT NULL DEFAULT 9223372036854775807;
ALTER TABLE member_identifiers ADD COLUMN merge_id BLOB NOT NULL DEFAULT x'00000000000000000000000000000000';
ALTER TABLE member_identifiers ADD COLUMN sealed TEXT;
