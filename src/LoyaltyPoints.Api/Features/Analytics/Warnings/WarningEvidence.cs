using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Warnings;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Storage.Alerts;

namespace LoyaltyPoints.Api.Features.Analytics.Warnings;

/// <summary>A program's redemptions against its own past.</summary>
public sealed record ProgramEvidence(string ProgramId, ProgramSignal Signal);

/// <summary>A campaign's budget.</summary>
public sealed record CampaignEvidence(string CampaignId, string Name, BudgetOutlook Budget);

/// <summary>Turns warnings into alerts: what kind, which cause, and the evidence as JSON.</summary>
internal static class WarningEvidence
{
    public const string RhythmKind = "rhythm";
    public const string SpendKind = "spend";
    public const string ProgramKind = "program-redemptions";
    public const string CampaignKind = "campaign-budget";

    private static readonly WarningEvidenceJson Json = new(StrictJson.NewOptions());

    public static NewAlert Of(MemberWarning warning) => warning.Rhythm is { } rhythm
        ? new NewAlert(
            warning.MemberId, RhythmKind, $"{RhythmKind}/{warning.Cause:x16}",
            JsonSerializer.SerializeToUtf8Bytes(rhythm, Json.RhythmEvidence))
        : new NewAlert(
            warning.MemberId, SpendKind, $"{SpendKind}/{warning.Cause:x16}",
            JsonSerializer.SerializeToUtf8Bytes(warning.Spend!, Json.SpendEvidence));

    /// <param name="programId">As callers see it.</param>
    public static NewAlert Of(string programId, ProgramSignal signal) => new(
        Guid.Empty, ProgramKind, $"{ProgramKind}/{programId}/{signal.Day:yyyy-MM-dd}",
        JsonSerializer.SerializeToUtf8Bytes(new ProgramEvidence(programId, signal), Json.ProgramEvidence));

    /// <param name="campaignId">As callers see it.</param>
    /// <remarks>A budget that is changed can warn anew.</remarks>
    public static NewAlert Of(string campaignId, string name, BudgetOutlook budget, BudgetSign sign) => new(
        Guid.Empty, CampaignKind, $"{CampaignKind}/{campaignId}/{budget.Budget}/{sign}",
        JsonSerializer.SerializeToUtf8Bytes(
            new CampaignEvidence(campaignId, name, budget), Json.CampaignEvidence));
}

[JsonSerializable(typeof(RhythmEvidence))]
[JsonSerializable(typeof(SpendEvidence))]
[JsonSerializable(typeof(ProgramEvidence))]
[JsonSerializable(typeof(CampaignEvidence))]
internal sealed partial class WarningEvidenceJson : JsonSerializerContext;
