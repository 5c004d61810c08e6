-- How far the clock of a test tenant is ahead of real time, in milliseconds; it only grows. 0 for every live tenant.
ALTER TABLE tenants ADD COLUMN clock_offset bigint NOT NULL DEFAULT 0;
