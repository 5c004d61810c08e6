-- What members are asked: each a JSON document.
CREATE TABLE surveys (
    tenant_id       INTEGER NOT NULL,
    survey_id       BLOB    NOT NULL,
    name            TEXT    NOT NULL,
    revision        INTEGER NOT NULL,
    definition      BLOB    NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, survey_id)
) STRICT, WITHOUT ROWID;

-- Members who were asked; a purchase or an answer of zeros is none, an instant that never comes the greatest number.
CREATE TABLE survey_invitations (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    invitation_id   BLOB    NOT NULL,
    survey_id       BLOB    NOT NULL,
    purchase_id     BLOB    NOT NULL,
    contact         TEXT,
    store           TEXT,
    channel         TEXT,
    goods           BLOB    NOT NULL,
    invited_at      INTEGER NOT NULL,
    recorded_at     INTEGER NOT NULL,
    feedback_id     BLOB    NOT NULL,
    answered_at     INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, member_id, invitation_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_invitations_survey ON survey_invitations (tenant_id, survey_id, invited_at);

-- Appended. What members have answered. What they said is in the document, with their comment, and in no other table.
-- goods: what the purchase named, empty for nothing.
CREATE TABLE feedback (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    feedback_id     BLOB    NOT NULL,
    survey_id       BLOB    NOT NULL,
    invitation_id   BLOB    NOT NULL,
    purchase_id     BLOB    NOT NULL,
    contact         TEXT,
    store           TEXT,
    channel         TEXT,
    goods           BLOB    NOT NULL,
    occurred_at     INTEGER NOT NULL,
    recorded_at     INTEGER NOT NULL,
    document        BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, member_id, feedback_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_feedback_survey ON feedback (tenant_id, survey_id, occurred_at);

-- Appended. What a survey lets be answered once, and was: once_id is the survey, the purchase or the invitation.
CREATE TABLE survey_answered (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    survey_id       BLOB    NOT NULL,
    once_id         BLOB    NOT NULL,
    feedback_id     BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, member_id, survey_id, once_id)
) STRICT, WITHOUT ROWID;

-- What members complain of; changed once, by the resolution, which is empty until then.
CREATE TABLE complaints (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    complaint_id    BLOB    NOT NULL,
    code            TEXT    NOT NULL,
    purchase_id     BLOB    NOT NULL,
    contact         TEXT,
    store           TEXT,
    channel         TEXT,
    goods           BLOB    NOT NULL,
    opened_at       INTEGER NOT NULL,
    recorded_at     INTEGER NOT NULL,
    resolved_at     INTEGER NOT NULL,
    document        BLOB    NOT NULL,
    resolution      BLOB    NOT NULL,
    PRIMARY KEY (tenant_id, member_id, complaint_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_complaints_opened ON complaints (tenant_id, opened_at);

-- Appended. Whom somebody has thanked.
CREATE TABLE member_thanks (
    tenant_id       INTEGER NOT NULL,
    member_id       BLOB    NOT NULL,
    thanked_at      INTEGER NOT NULL,
    channel         TEXT    NOT NULL,
    actor           TEXT    NOT NULL,
    recorded_at     INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, member_id, thanked_at)
) STRICT, WITHOUT ROWID;
