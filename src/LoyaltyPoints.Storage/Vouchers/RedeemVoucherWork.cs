using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>Uses a voucher, once for each name that the checkout has for what it is used for.</summary>
/// <param name="attempt">Whose member, if any, exists.</param>
public sealed class RedeemVoucherWork(
    int tenantId, VoucherSeries series, string code, VoucherAttempt attempt, RequestKey? requestKey)
    : VoucherWork(tenantId, series, code, series.Definition.NeedsAccounts ? attempt.MemberId : null, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.VoucherRedeemed);

    private readonly byte[] hash =
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(attempt, AttemptJson.Default.VoucherAttempt));

    protected internal override bool IsRepeatable => true;

    private UseKey UseKey => new(Key, attempt.Source, attempt.ExternalId);

    protected internal override void Declare(Batch batch)
    {
        base.Declare(batch);
        batch.Vouchers.Uses.Need(UseKey);
        if (Series.Definition.UsesPerMember is not null && attempt.MemberId is { } member)
            batch.Vouchers.MemberUses.Need((Key, member));
    }

    private protected override WorkResult Execute(Batch batch, Voucher voucher)
    {
        if (batch.Vouchers.Uses.Find(UseKey) is { } known) return Replay(known);
        var uses = attempt.MemberId is { } member ? batch.Vouchers.MemberUses.Find((Key, member)) ?? 0 : 0;
        var asked = new VoucherCase(Series, voucher, attempt, uses, batch.NowOf(TenantId), ContextOf(batch));
        var decision = RedeemVoucher.Decide(batch.Ids.Next(), asked);
        return decision.Value is null ? decision.Refusal!
            : new Answer(201, Stage(batch, decision, hash, null, uses + 1));
    }

    private WorkResult Replay(StoredUse known)
    {
        if (!known.RequestHash.AsSpan().SequenceEqual(hash))
        {
            return new Refusal(
                "voucher_use_conflict", "A use of this source and external id was recorded with other content.");
        }

        // To say that it worked would give away what was given back.
        return known.Use.Counts ? new Answer(201, known.Answer, Replayed: true)
            : new Refusal(
                "already_released", "This use was recorded, and given back since. Use the voucher under another name.");
    }
}

/// <summary>How what was asked is told apart; see <see cref="CoreJson"/>.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(VoucherAttempt))]
internal sealed partial class AttemptJson : JsonSerializerContext;
