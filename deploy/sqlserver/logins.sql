-- Makes the two logins. Run it once, as a member of sysadmin or securityadmin and of the database's db_owner:
--
--     sqlcmd -S server -b -i logins.sql -v OwnerPassword="..." ServicePassword="..."
--
-- Then run `loyalty migrate` as the owner, and rights.sql. With Windows or Entra logins, change CREATE LOGIN only.

CREATE LOGIN loyalty_owner WITH PASSWORD = N'$(OwnerPassword)', DEFAULT_DATABASE = loyalty;
CREATE LOGIN loyalty_service WITH PASSWORD = N'$(ServicePassword)', DEFAULT_DATABASE = loyalty;
GO

USE loyalty;
GO

-- `loyalty migrate` runs as this one, and nothing else.
CREATE USER loyalty_owner FOR LOGIN loyalty_owner WITH DEFAULT_SCHEMA = dbo;
ALTER ROLE db_ddladmin ADD MEMBER loyalty_owner;
ALTER ROLE db_datareader ADD MEMBER loyalty_owner;
ALTER ROLE db_datawriter ADD MEMBER loyalty_owner;

-- What the service runs as: it may connect, and what rights.sql gives it.
CREATE USER loyalty_service FOR LOGIN loyalty_service WITH DEFAULT_SCHEMA = dbo;
GO
