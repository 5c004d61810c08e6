using LoyaltyPoints.Storage.Tests.Engines;
using LoyaltyPoints.Storage.Tests.Ledger;
using LoyaltyPoints.Tests.Postgres;

namespace LoyaltyPoints.Storage.Tests;

[NeedsPostgres]
public sealed class PostgresLedgerTests : LedgerSuite<PostgresEngine>;
