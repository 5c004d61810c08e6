using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;

namespace LoyaltyPoints.Api.Features.Ledger;

/// <summary>One movement of units.</summary>
public sealed record EntryAnswer
{
    [JsonConverter(typeof(EntryIdConverter))]
    public required MemberOwnedId Id { get; init; }

    [JsonConverter(typeof(ProgramIdConverter))]
    public required Guid ProgramId { get; init; }

    /// <summary>1 for an account's first entry, then without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>`accrual`, `clawback`, `redemption`, `reversal`, `adjustment`, `expiry`, `maturity`,
    /// `debtRepayment`, `bonus`, `reinstatement`, `transfer`, `merge`.</summary>
    public required string Kind { get; init; }

    /// <summary>The bucket the units left: `issued`, `pending`, `available`, `reserved`, `redeemed`, `expired`,
    /// `revoked`, `transferred`.</summary>
    public required string From { get; init; }

    public required string To { get; init; }

    public required long Units { get; init; }

    /// <summary>When units of this lot can be spent; null: at once, or when an activity is posted that they await.
    /// </summary>
    public required Instant? MaturesAt { get; init; }

    /// <summary>When units of this lot expire; null: never.</summary>
    public required Instant? ExpiresAt { get; init; }

    /// <summary>The purchase, return, redemption, reversal, adjustment, transfer, gift, membership or referral that
    /// caused it: its id without the prefix. Of a voucher's use, the first half.</summary>
    public required string Reference { get; init; }

    public required Instant RecordedAt { get; init; }

    /// <summary>SHA-256 over the entry and the hash before it, in hex.</summary>
    public required string Hash { get; init; }

    public static EntryAnswer Of(LedgerEntry entry) => new()
    {
        Id = new MemberOwnedId(entry.Id, entry.MemberId),
        ProgramId = entry.ProgramId,
        Sequence = entry.Sequence,
        Kind = JsonNamingPolicy.CamelCase.ConvertName(entry.Kind.ToString()),
        From = JsonNamingPolicy.CamelCase.ConvertName(entry.From.ToString()),
        To = JsonNamingPolicy.CamelCase.ConvertName(entry.To.ToString()),
        Units = entry.Units,
        MaturesAt = entry.Lot.MaturesAt == Instant.Beginning || entry.Lot.MaturesAt == Instant.Never
            ? null : entry.Lot.MaturesAt,
        ExpiresAt = entry.Lot.IsDebt || entry.Lot.ExpiresAt == Instant.Never ? null : entry.Lot.ExpiresAt,
        Reference = new MemberOwnedId(entry.ReferenceId, entry.MemberId).ToString(),
        RecordedAt = entry.RecordedAt,
        Hash = Convert.ToHexStringLower(entry.Hash),
    };
}

/// <summary>Whether all accounts of a member follow from their entries.</summary>
public sealed record VerificationAnswer(
    [property: JsonConverter(typeof(MemberIdConverter))] Guid MemberId, bool Valid,
    IReadOnlyList<AccountVerification> Accounts);

/// <summary>One account's proof.</summary>
/// <param name="HeadHash">The hash of its newest entry, in hex: kept elsewhere, it also proves the past.</param>
/// <param name="Buckets">Units by bucket; they add up to 0.</param>
/// <param name="FirstFault">What does not fit first; null where all fits.</param>
public sealed record AccountVerification(
    [property: JsonConverter(typeof(ProgramIdConverter))] Guid ProgramId, bool Valid, long Entries, string HeadHash,
    IReadOnlyDictionary<string, long> Buckets, string? FirstFault)
{
    public static AccountVerification Of(Account account, LedgerVerifier verifier, LedgerFinding? finding) => new(
        account.ProgramId, finding is null, account.EntryCount, Convert.ToHexStringLower(account.HeadHash),
        Enum.GetValues<Bucket>().ToDictionary(
            bucket => JsonNamingPolicy.CamelCase.ConvertName(bucket.ToString()),
            bucket => verifier.Buckets[(int)bucket]),
        finding?.Detail);
}

[JsonSerializable(typeof(PageAnswer<EntryAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<EntryAnswer>))]
[JsonSerializable(typeof(VerificationAnswer))]
internal sealed partial class LedgerJson : JsonSerializerContext;
