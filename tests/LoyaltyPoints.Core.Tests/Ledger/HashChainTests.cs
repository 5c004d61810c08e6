using System.Security.Cryptography;
using LoyaltyPoints.Core.Ledger;

namespace LoyaltyPoints.Core.Tests.Ledger;

public sealed class HashChainTests
{
    [Fact]
    public void A_known_entry_then_its_hash_is_that_of_the_documented_form()
    {
        // Written out by hand, so that nobody changes the form that stored books were hashed in.
        var form = Convert.FromHexString(
            new string('0', 64) + "00000002"
            + "00000001000000000000000000000000" + "00000002000000000000000000000000"
            + "00000003000000000000000000000000" + "00000000000000000000000000000000"
            + "00000005000000000000000000000000"
            + "0000000000000001" + "01" + "00" + "02" + "000000000000000c"
            + "8000000000000000" + "7fffffffffffffff" + "00000000000003e8");
        var entry = new LedgerEntry
        {
            MemberId = Id(1), ProgramId = Id(2), Id = Id(3), PreviousId = Guid.Empty, ReferenceId = Id(5), Sequence = 1,
            Kind = EntryKind.Accrual, From = Bucket.Issued, To = Bucket.Available, Units = 12,
            Lot = new LotKey(Instant.Beginning, Instant.Never), RecordedAt = new Instant(1000), Hash = [],
        };

        Assert.Equal(SHA256.HashData(form), HashChain.Next(HashChain.Genesis, 2, entry));
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
