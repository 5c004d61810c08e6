using System.Data.Common;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Migrations;

namespace LoyaltyPoints.Storage.Tests.Engines;

/// <summary>A fresh, empty database of one engine, for one test.</summary>
public interface IEngine : IDisposable
{
    /// <summary>A new dialect over the same database each time, as another process would have.</summary>
    SqlDialect Open();

    /// <summary>The same with all tables; an engine may copy them where migrating anew would take longer.</summary>
    SqlDialect OpenMigrated()
    {
        var dialect = Open();
        Migrator.Migrate(dialect, TimeProvider.System);
        return dialect;
    }

    /// <summary>An error of this engine that trying again may help against.</summary>
    DbException Transient();

    /// <summary>What an id is as a parameter of a test's own statement.</summary>
    object Id(Guid id);
}
