-- What members are asked: each a JSON document.
CREATE TABLE surveys (
    tenant_id       integer NOT NULL,
    survey_id       uuid    NOT NULL,
    name            text    NOT NULL,
    revision        bigint  NOT NULL,
    definition      bytea   NOT NULL,
    created_at      bigint  NOT NULL,
    updated_at      bigint  NOT NULL,
    CONSTRAINT pk_surveys PRIMARY KEY (tenant_id, survey_id)
);

-- Members who were asked; a purchase or an answer of zeros is none, an instant that never comes the greatest number.
CREATE TABLE survey_invitations (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    invitation_id   uuid    NOT NULL,
    survey_id       uuid    NOT NULL,
    purchase_id     uuid    NOT NULL,
    contact         text,
    store           text,
    channel         text,
    goods           bytea   NOT NULL,
    invited_at      bigint  NOT NULL,
    recorded_at     bigint  NOT NULL,
    feedback_id     uuid    NOT NULL,
    answered_at     bigint  NOT NULL,
    CONSTRAINT pk_survey_invitations PRIMARY KEY (tenant_id, member_id, invitation_id)
);

CREATE INDEX ix_invitations_survey ON survey_invitations (tenant_id, survey_id, invited_at);

-- Appended. What members have answered. What they said is in the document, with their comment, and in no other table.
-- goods: what the purchase named, empty for nothing.
CREATE TABLE feedback (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    feedback_id     uuid    NOT NULL,
    survey_id       uuid    NOT NULL,
    invitation_id   uuid    NOT NULL,
    purchase_id     uuid    NOT NULL,
    contact         text,
    store           text,
    channel         text,
    goods           bytea   NOT NULL,
    occurred_at     bigint  NOT NULL,
    recorded_at     bigint  NOT NULL,
    document        bytea   NOT NULL,
    CONSTRAINT pk_feedback PRIMARY KEY (tenant_id, member_id, feedback_id)
);

CREATE INDEX ix_feedback_survey ON feedback (tenant_id, survey_id, occurred_at);

-- Appended. What a survey lets be answered once, and was: once_id is the survey, the purchase or the invitation.
CREATE TABLE survey_answered (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    survey_id       uuid    NOT NULL,
    once_id         uuid    NOT NULL,
    feedback_id     uuid    NOT NULL,
    CONSTRAINT pk_survey_answered PRIMARY KEY (tenant_id, member_id, survey_id, once_id)
);

-- What members complain of; changed once, by the resolution, which is empty until then.
CREATE TABLE complaints (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    complaint_id    uuid    NOT NULL,
    code            text    NOT NULL,
    purchase_id     uuid    NOT NULL,
    contact         text,
    store           text,
    channel         text,
    goods           bytea   NOT NULL,
    opened_at       bigint  NOT NULL,
    recorded_at     bigint  NOT NULL,
    resolved_at     bigint  NOT NULL,
    document        bytea   NOT NULL,
    resolution      bytea   NOT NULL,
    CONSTRAINT pk_complaints PRIMARY KEY (tenant_id, member_id, complaint_id)
);

CREATE INDEX ix_complaints_opened ON complaints (tenant_id, opened_at);

-- Appended. Whom somebody has thanked.
CREATE TABLE member_thanks (
    tenant_id       integer NOT NULL,
    member_id       uuid    NOT NULL,
    thanked_at      bigint  NOT NULL,
    channel         text    NOT NULL,
    actor           text    NOT NULL,
    recorded_at     bigint  NOT NULL,
    CONSTRAINT pk_member_thanks PRIMARY KEY (tenant_id, member_id, thanked_at)
);
