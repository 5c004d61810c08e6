using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Merges;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Storage.Standings;

namespace LoyaltyPoints.Storage.Merges;

/// <summary>What went along beside the accounts, as far as undoing it asks; nothing personal.</summary>
/// <param name="Vouchers">Codes, in their plain form.</param>
/// <param name="Partners">Those that saw the one member and see the other since.</param>
/// <param name="HouseholdId">Where the member who stays took the other's place; null: nowhere.</param>
internal sealed record CarriedOver(
    IReadOnlyList<string> Vouchers, IReadOnlyList<Guid> Partners, Guid? HouseholdId);

/// <summary>An account of a merge as it is stored: lots packed like those of accounts.</summary>
internal sealed record MergedAccountDocument(
    Guid ProgramId, byte[] Lots, bool CountsDays, MembershipStanding? Before, MembershipStanding? After);

/// <summary><c>member_merges.document</c>: JSON, instants as milliseconds since 1970.</summary>
internal sealed record MergeDocument(IReadOnlyList<MergedAccountDocument> Accounts, CarriedOver Carried)
{
    public static byte[] Write(Merge merge, CarriedOver carried) => JsonSerializer.SerializeToUtf8Bytes(
        new MergeDocument(
            [.. merge.Accounts.Select(static one => new MergedAccountDocument(
                one.ProgramId, LotsCodec.Encode(one.Lots), one.CountsDays, one.Before, one.After))],
            carried),
        MergeJson.Default.MergeDocument);

    public static (IReadOnlyList<MergedAccount> Accounts, CarriedOver Carried) Read(byte[] bytes)
    {
        var document = JsonSerializer.Deserialize(bytes, MergeJson.Default.MergeDocument)!;
        return (
            [.. document.Accounts.Select(static one => new MergedAccount(
                one.ProgramId, LotsCodec.Decode(one.Lots), one.CountsDays, one.Before, one.After))],
            document.Carried);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(MillisecondsConverter)])]
[JsonSerializable(typeof(MergeDocument))]
internal sealed partial class MergeJson : JsonSerializerContext;
