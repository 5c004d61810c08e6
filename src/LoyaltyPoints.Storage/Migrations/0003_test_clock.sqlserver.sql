-- How far the clock of a test tenant is ahead of real time, in milliseconds; it only grows. 0 for every live tenant.
ALTER TABLE tenants ADD clock_offset bigint NOT NULL CONSTRAINT df_tenants_clock_offset DEFAULT 0;
