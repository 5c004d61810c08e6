-- Work that one instance at a time does: whoever holds the lease does it until expires_at, and shows the token, which
-- grows with each holder, where it writes; so one that was paused and has been replaced is found out.
CREATE TABLE leases (
    name            nvarchar(64) COLLATE Latin1_General_100_BIN2  NOT NULL,
    holder          nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    token           bigint                                        NOT NULL,
    expires_at      bigint                                        NOT NULL,
    CONSTRAINT pk_leases PRIMARY KEY CLUSTERED (name)
);
