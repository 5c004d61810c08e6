using LoyaltyPoints.Storage.Tests.Engines;
using LoyaltyPoints.Storage.Tests.Ledger;

namespace LoyaltyPoints.Storage.Tests;

public sealed class SqliteLedgerTests : LedgerSuite<SqliteEngine>;
