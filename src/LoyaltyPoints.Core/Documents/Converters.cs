using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoyaltyPoints.Core.Documents;

/// <summary>ISO 8601 in UTC, as <see cref="Instant.Write"/> says.</summary>
public sealed class InstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Instant.From(reader.GetDateTimeOffset());

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Instant.MaximumLength];
        writer.WriteStringValue(text[..value.Write(text)]);
    }
}

/// <summary>A UUID with the prefix of what it names; see <see cref="PublicId"/>.</summary>
public abstract class PublicIdConverter(string prefix) : JsonConverter<Guid>
{
    public override Guid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PublicId.TryParse(prefix, reader.GetString(), out var id) ? id : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Guid value, JsonSerializerOptions options) =>
        Write(writer, prefix, value);

    internal static void Write(Utf8JsonWriter writer, string prefix, Guid value)
    {
        Span<byte> text = stackalloc byte[40];
        for (var at = 0; at < prefix.Length; at++) text[at] = (byte)prefix[at];
        text[prefix.Length] = (byte)'_';
        value.TryFormat(text[(prefix.Length + 1)..], out var digits, "N");
        writer.WriteStringValue(text[..(prefix.Length + 1 + digits)]);
    }
}

public sealed class MemberIdConverter() : PublicIdConverter(PublicId.Member);

public sealed class ProgramIdConverter() : PublicIdConverter(PublicId.Program);

public sealed class RewardIdConverter() : PublicIdConverter(PublicId.Reward);

public sealed class CampaignIdConverter() : PublicIdConverter(PublicId.Campaign);

public sealed class HouseholdIdConverter() : PublicIdConverter(PublicId.Household);

public sealed class PartnerIdConverter() : PublicIdConverter(PublicId.Partner);

public sealed class SegmentIdConverter() : PublicIdConverter(PublicId.Segment);

public sealed class GoalIdConverter() : PublicIdConverter(PublicId.Goal);

/// <summary>Both halves of a <see cref="MemberOwnedId"/> with the prefix of what it names.</summary>
public abstract class MemberOwnedIdConverter(string prefix) : JsonConverter<MemberOwnedId>
{
    public override MemberOwnedId Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        MemberOwnedId.TryParse(prefix, reader.GetString(), out var id) ? id : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, MemberOwnedId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Format(prefix));
}

public sealed class PurchaseIdConverter() : MemberOwnedIdConverter(PublicId.Purchase);

public sealed class ReturnIdConverter() : MemberOwnedIdConverter(PublicId.Return);

public sealed class RedemptionIdConverter() : MemberOwnedIdConverter(PublicId.Redemption);

public sealed class AdjustmentIdConverter() : MemberOwnedIdConverter(PublicId.Adjustment);

public sealed class ActivityIdConverter() : MemberOwnedIdConverter(PublicId.Activity);

public sealed class EntryIdConverter() : MemberOwnedIdConverter(PublicId.Entry);

public sealed class MembershipIdConverter() : MemberOwnedIdConverter(PublicId.Membership);

public sealed class MergeIdConverter() : MemberOwnedIdConverter(PublicId.Merge);

public sealed class TransferIdConverter() : MemberOwnedIdConverter(PublicId.Transfer);

public sealed class GiftIdConverter() : MemberOwnedIdConverter(PublicId.Gift);

public sealed class ReferralIdConverter() : MemberOwnedIdConverter(PublicId.Referral);

public sealed class AffiliateIdConverter() : PublicIdConverter(PublicId.Affiliate);

public sealed class SurveyIdConverter() : PublicIdConverter(PublicId.Survey);

public sealed class InvitationIdConverter() : MemberOwnedIdConverter(PublicId.Invitation);

public sealed class FeedbackIdConverter() : MemberOwnedIdConverter(PublicId.Feedback);

public sealed class ReviewIdConverter() : MemberOwnedIdConverter(PublicId.Review);

public sealed class ComplaintIdConverter() : MemberOwnedIdConverter(PublicId.Complaint);
