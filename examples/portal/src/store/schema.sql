-- Times that are compared are whole seconds since 1970. Times that are shown are RFC 3339.

CREATE TABLE organization (
    generated_at TEXT NOT NULL
) STRICT;

CREATE TABLE admins (
    id INTEGER PRIMARY KEY,
    email TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    may_export INTEGER NOT NULL,
    may_release INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    admin_id INTEGER NOT NULL REFERENCES admins (id),
    csrf_token TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The record is the source of truth. The stored columns are generated from it, for fast counting.
CREATE TABLE members (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    record TEXT NOT NULL,
    account TEXT GENERATED ALWAYS AS (coalesce(record ->> '$.account', 'enabled')) STORED,
    license TEXT GENERATED ALWAYS AS (coalesce(record ->> '$.license', 'assigned')) STORED,
    provisioned_by TEXT GENERATED ALWAYS AS (coalesce(record ->> '$.provisioned_by', 'manual')) STORED,
    activated_at TEXT GENERATED ALWAYS AS (record ->> '$.activated_at') STORED
) STRICT;

CREATE INDEX members_by_kind ON members (account, license, provisioned_by);
CREATE INDEX members_by_activation ON members (activated_at);

CREATE TABLE reminders (
    user_id TEXT NOT NULL REFERENCES members (id),
    sent_at TEXT NOT NULL,
    text TEXT,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    idempotency_key TEXT NOT NULL REFERENCES reminder_requests (idempotency_key)
) STRICT;

CREATE INDEX reminders_by_user ON reminders (user_id, sent_at);
CREATE INDEX reminders_by_time ON reminders (sent_at);

-- Answers already given, so that a repeated request gets the same answer.
CREATE TABLE reminder_requests (
    idempotency_key TEXT PRIMARY KEY,
    request TEXT NOT NULL,
    answer TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Mails to the mail server, written together with the answer that promises them.
CREATE TABLE mails (
    id INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL UNIQUE,
    written_at INTEGER NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'refused'))
) STRICT;

CREATE INDEX mails_waiting ON mails (id) WHERE state = 'waiting';

-- Members who asked not to be reminded.
CREATE TABLE never_notify (
    user_id TEXT PRIMARY KEY REFERENCES members (id)
) STRICT, WITHOUT ROWID;

-- What admins did beside the portal's reminders.
CREATE TABLE outreach (
    id INTEGER PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES members (id),
    at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('message', 'call')),
    note TEXT NOT NULL,
    idempotency_key TEXT NOT NULL UNIQUE
) STRICT;

-- The views of the list that each admin has saved: a JSON array, with how often it was saved.
CREATE TABLE views (
    admin_id INTEGER PRIMARY KEY REFERENCES admins (id),
    views TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

-- What the elements have told the portal, such as exports, and the releases of licenses.
CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    admin_id INTEGER NOT NULL REFERENCES admins (id),
    event TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
