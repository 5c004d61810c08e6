using LoyaltyPoints.Storage.Tests.Engines;
using LoyaltyPoints.Storage.Tests.Ledger;
using LoyaltyPoints.Storage.Tests.SqlServer;

namespace LoyaltyPoints.Storage.Tests;

[NeedsSqlServer]
public sealed class SqlServerLedgerTests : LedgerSuite<SqlServerEngine>;
