using LoyaltyPoints.Storage.Migrations;

namespace LoyaltyPoints.Storage.Tests.Schema;

public sealed class MigrationGuardTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    [InlineData("sqlserver")]
    public void After_the_first_every_migration_only_adds(string dialect) =>
        Assert.Empty(Migration.All(dialect).Skip(1).SelectMany(migration => MigrationGuard.Faults(migration.Sql)));

    [Fact]
    public void Every_engine_has_the_same_migrations()
    {
        var names = Migration.All("sqlite").Select(migration => migration.Name).ToList();

        Assert.NotEmpty(names);
        Assert.Equal(names, Migration.All("postgres").Select(migration => migration.Name));
        Assert.Equal(names, Migration.All("sqlserver").Select(migration => migration.Name));
        Assert.All(names, name => Assert.Matches("^[0-9]{4}_[a-z_]+$", name));
    }

    [Theory]
    [InlineData("ALTER TABLE members DROP COLUMN name")]
    [InlineData("ALTER TABLE members ADD COLUMN level integer NOT NULL")]
    [InlineData("ALTER TABLE members ADD a int NULL, b int NOT NULL DEFAULT 0")]
    [InlineData("ALTER TABLE members ADD COLUMN level integer UNIQUE")]
    [InlineData("ALTER TABLE members ADD CONSTRAINT ck_name CHECK (name <> '')")]
    [InlineData("ALTER TABLE members RENAME COLUMN name TO label")]
    [InlineData("ALTER TABLE members ALTER COLUMN name nvarchar(10) NOT NULL")]
    [InlineData("CREATE UNIQUE INDEX ix_members_name ON members (name)")]
    [InlineData("DROP INDEX ix_api_keys_tenant")]
    [InlineData("ALTER TABLE members SET (SYSTEM_VERSIONING = ON)")]
    [InlineData("UPDATE members SET name = ''")]
    public void What_an_old_instance_cannot_live_with_is_found(string statement) =>
        Assert.Equal([statement], MigrationGuard.Faults(
            $"-- DROP TABLE in a comment; harmless\nCREATE TABLE t (id int NOT NULL);\n{statement};\n"));

    [Theory]
    [InlineData("CREATE INDEX ix_members_name ON members (name)")]
    [InlineData("ALTER TABLE members ADD COLUMN level integer")]
    [InlineData("ALTER TABLE members SET (LOCK_ESCALATION = DISABLE)")]
    [InlineData("ALTER TABLE members ALTER COLUMN name nvarchar(2000) NULL")]
    [InlineData("ALTER TABLE members ADD COLUMN level integer NOT NULL DEFAULT 0")]
    [InlineData("ALTER TABLE members ADD level nvarchar(10) NOT NULL CONSTRAINT df_members_level DEFAULT N''")]
    public void An_addition_is_no_fault(string statement) => Assert.Empty(MigrationGuard.Faults(statement));
}
