-- Makes the database as the service expects it. Run it once, as a member of dbcreator:
--
--     sqlcmd -S server -b -i database.sql
--
-- On Azure SQL make the database there instead; there, what is set below is either so already or not yours to set.

CREATE DATABASE loyalty COLLATE Latin1_General_100_CI_AS_SC;
GO

-- Readers see what was committed when their statement began, and wait for no writer. The service relies on it.
ALTER DATABASE loyalty SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;

-- `loyalty export` reads a tenant as of one instant, and no till waits for it.
ALTER DATABASE loyalty SET ALLOW_SNAPSHOT_ISOLATION ON;

-- An answer is given after the commit is on the disk; nobody may trade that for speed.
ALTER DATABASE loyalty SET DELAYED_DURABILITY = DISABLED;

-- 130 is the least that knows OPENJSON.
ALTER DATABASE loyalty SET COMPATIBILITY_LEVEL = 150;

-- Needed for log backups and for availability groups. Do make log backups: else the log grows for ever.
ALTER DATABASE loyalty SET RECOVERY FULL;

ALTER DATABASE loyalty SET ACCELERATED_DATABASE_RECOVERY = ON;
ALTER DATABASE loyalty SET TARGET_RECOVERY_TIME = 60 SECONDS;
ALTER DATABASE loyalty SET PAGE_VERIFY CHECKSUM;
ALTER DATABASE loyalty SET QUERY_STORE = ON (OPERATION_MODE = READ_WRITE);
ALTER DATABASE loyalty SET AUTO_CLOSE OFF, AUTO_SHRINK OFF;

ALTER DATABASE loyalty MODIFY FILE (NAME = loyalty, FILEGROWTH = 256MB);
ALTER DATABASE loyalty MODIFY FILE (NAME = loyalty_log, FILEGROWTH = 256MB);
GO
