-- Makes the database and its two logins. Run it once, as a superuser or one who may make roles and databases:
--
--     psql -v ON_ERROR_STOP=1 -f database.sql postgres
--
-- Then give both a way to log in (\password loyalty_owner keeps it out of logs and histories), run `loyalty migrate`
-- as the owner, and rights.sql.

-- Owns the tables; `loyalty migrate` runs as this one, and nothing else.
CREATE ROLE loyalty_owner LOGIN;

-- What the service runs as: it reads and writes, and cannot change the schema, nor what is in the ledger.
CREATE ROLE loyalty_service LOGIN;

-- The service sets these itself where it opens a connection. Behind a pooler that shares connections between
-- transactions (pgbouncer) only what belongs to the login is sure to hold.
ALTER ROLE loyalty_service SET synchronous_commit = on;
ALTER ROLE loyalty_service SET lock_timeout = '5s';
ALTER ROLE loyalty_service SET idle_in_transaction_session_timeout = '10s';

-- Keys have a collation of their own, so that the database's does not matter; the encoding does.
CREATE DATABASE loyalty OWNER loyalty_owner TEMPLATE template0 ENCODING 'UTF8';

REVOKE ALL ON DATABASE loyalty FROM PUBLIC;
GRANT CONNECT ON DATABASE loyalty TO loyalty_service;
