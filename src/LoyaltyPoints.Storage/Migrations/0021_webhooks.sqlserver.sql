-- Where events are sent, and how far that is: `delivered_to` is the event up to which all are delivered, or lie in
-- webhook_deliveries; `replayed_to` and `replay_end` the same of what is sent again. `types` are patterns with blanks
-- between them; `secret` is as SecretBox seals it.
CREATE TABLE webhook_endpoints (
    tenant_id         int            NOT NULL,
    endpoint_id       binary(16)     NOT NULL,
    url               nvarchar(2000) NOT NULL,
    description       nvarchar(200)  NULL,
    types             nvarchar(4000) NOT NULL,
    is_ordered        bigint         NOT NULL,
    status            nvarchar(16)   NOT NULL,
    reason            nvarchar(200)  NULL,
    secret            varbinary(max) NOT NULL,
    old_secret        varbinary(max) NULL,
    old_secret_until  bigint         NOT NULL,
    revision          bigint         NOT NULL,
    delivered_to      bigint         NOT NULL,
    replayed_to       bigint         NOT NULL,
    replay_end        bigint         NOT NULL,
    failing_since     bigint         NOT NULL,
    probes            bigint         NOT NULL,
    next_probe_at     bigint         NOT NULL,
    next_at           bigint         NOT NULL,
    last_delivered_at bigint         NOT NULL,
    last_error        nvarchar(200)  NULL,
    created_at        bigint         NOT NULL,
    updated_at        bigint         NOT NULL,
    CONSTRAINT pk_webhook_endpoints PRIMARY KEY CLUSTERED (tenant_id, endpoint_id)
);

-- What failed and is to be tried again, what waits behind it for its member's sake, and what was given up.
CREATE TABLE webhook_deliveries (
    tenant_id         int            NOT NULL,
    endpoint_id       binary(16)     NOT NULL,
    event_sequence    bigint         NOT NULL,
    event_id          binary(16)     NOT NULL,
    member_id         binary(16)     NOT NULL,
    attempts          bigint         NOT NULL,
    first_failed_at   bigint         NOT NULL,
    next_at           bigint         NOT NULL,
    is_dead           bigint         NOT NULL,
    last_status       bigint         NOT NULL,
    last_error        nvarchar(200)  NULL,
    CONSTRAINT pk_webhook_deliveries PRIMARY KEY CLUSTERED (tenant_id, endpoint_id, event_sequence)
);
