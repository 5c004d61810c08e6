-- What members are asked: each a JSON document.
CREATE TABLE surveys (
    tenant_id       int            NOT NULL,
    survey_id       binary(16)     NOT NULL,
    name            nvarchar(100)  NOT NULL,
    revision        bigint         NOT NULL,
    definition      varbinary(max) NOT NULL,
    created_at      bigint         NOT NULL,
    updated_at      bigint         NOT NULL,
    CONSTRAINT pk_surveys PRIMARY KEY CLUSTERED (tenant_id, survey_id)
);

-- Members who were asked; a purchase or an answer of zeros is none, an instant that never comes the greatest number.
CREATE TABLE survey_invitations (
    tenant_id       int            NOT NULL,
    member_id       binary(16)     NOT NULL,
    invitation_id   binary(16)     NOT NULL,
    survey_id       binary(16)     NOT NULL,
    purchase_id     binary(16)     NOT NULL,
    contact         nvarchar(128)  NULL,
    store           nvarchar(64)   NULL,
    channel         nvarchar(64)   NULL,
    goods           varbinary(max) NOT NULL,
    invited_at      bigint         NOT NULL,
    recorded_at     bigint         NOT NULL,
    feedback_id     binary(16)     NOT NULL,
    answered_at     bigint         NOT NULL,
    CONSTRAINT pk_survey_invitations PRIMARY KEY CLUSTERED (tenant_id, member_id, invitation_id)
        WITH (DATA_COMPRESSION = ROW)
);

CREATE INDEX ix_invitations_survey ON survey_invitations (tenant_id, survey_id, invited_at);

-- Appended. What members have answered. What they said is in the document, with their comment, and in no other table.
-- goods: what the purchase named, empty for nothing.
CREATE TABLE feedback (
    tenant_id       int            NOT NULL,
    member_id       binary(16)     NOT NULL,
    feedback_id     binary(16)     NOT NULL,
    survey_id       binary(16)     NOT NULL,
    invitation_id   binary(16)     NOT NULL,
    purchase_id     binary(16)     NOT NULL,
    contact         nvarchar(128)  NULL,
    store           nvarchar(64)   NULL,
    channel         nvarchar(64)   NULL,
    goods           varbinary(max) NOT NULL,
    occurred_at     bigint         NOT NULL,
    recorded_at     bigint         NOT NULL,
    document        varbinary(max) NOT NULL,
    CONSTRAINT pk_feedback PRIMARY KEY CLUSTERED (tenant_id, member_id, feedback_id)
        WITH (DATA_COMPRESSION = ROW)
);

CREATE INDEX ix_feedback_survey ON feedback (tenant_id, survey_id, occurred_at);

-- Appended. What a survey lets be answered once, and was: once_id is the survey, the purchase or the invitation.
CREATE TABLE survey_answered (
    tenant_id       int        NOT NULL,
    member_id       binary(16) NOT NULL,
    survey_id       binary(16) NOT NULL,
    once_id         binary(16) NOT NULL,
    feedback_id     binary(16) NOT NULL,
    CONSTRAINT pk_survey_answered PRIMARY KEY CLUSTERED (tenant_id, member_id, survey_id, once_id)
        WITH (DATA_COMPRESSION = ROW)
);

-- What members complain of; changed once, by the resolution, which is empty until then.
CREATE TABLE complaints (
    tenant_id       int            NOT NULL,
    member_id       binary(16)     NOT NULL,
    complaint_id    binary(16)     NOT NULL,
    code            nvarchar(64)   NOT NULL,
    purchase_id     binary(16)     NOT NULL,
    contact         nvarchar(128)  NULL,
    store           nvarchar(64)   NULL,
    channel         nvarchar(64)   NULL,
    goods           varbinary(max) NOT NULL,
    opened_at       bigint         NOT NULL,
    recorded_at     bigint         NOT NULL,
    resolved_at     bigint         NOT NULL,
    document        varbinary(max) NOT NULL,
    resolution      varbinary(max) NOT NULL,
    CONSTRAINT pk_complaints PRIMARY KEY CLUSTERED (tenant_id, member_id, complaint_id)
        WITH (DATA_COMPRESSION = ROW)
);

CREATE INDEX ix_complaints_opened ON complaints (tenant_id, opened_at);

-- Appended. Whom somebody has thanked.
CREATE TABLE member_thanks (
    tenant_id       int           NOT NULL,
    member_id       binary(16)    NOT NULL,
    thanked_at      bigint        NOT NULL,
    channel         nvarchar(64)  NOT NULL,
    actor           nvarchar(100) NOT NULL,
    recorded_at     bigint        NOT NULL,
    CONSTRAINT pk_member_thanks PRIMARY KEY CLUSTERED (tenant_id, member_id, thanked_at)
        WITH (DATA_COMPRESSION = ROW)
);

ALTER TABLE survey_invitations SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE feedback SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE survey_answered SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE complaints SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE member_thanks SET (LOCK_ESCALATION = DISABLE);
