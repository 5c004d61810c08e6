using System.Text.Json.Serialization;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Simulations;

namespace LoyaltyPoints.Api.Features.Simulations;

/// <summary>What a purchase would earn in one program under a version.</summary>
/// <param name="Units">Thresholds included.</param>
/// <param name="Status">As a purchase's result has it.</param>
/// <param name="NotApplied">Rules that would give nothing, and why.</param>
/// <param name="Discounts">What the member's tier and plan would take off.</param>
/// <param name="Tier">Of a tiered program: before the purchase and after it.</param>
/// <param name="Cost">Of the units, in the smallest part of `currency`; absent without `unitValue`.</param>
public sealed record BasketAnswer(
    [property: JsonConverter(typeof(ProgramIdConverter))] Guid ProgramId, int Version, long Units, string Status,
    IReadOnlyList<ExplanationRow> Explanation, IReadOnlyList<NotApplied> NotApplied,
    IReadOnlyList<OfferedDiscount> Discounts, string Currency, BeforeAndAfter? Tier = null, long? Cost = null);

/// <summary>`none` where there is none.</summary>
public sealed record BeforeAndAfter(string Before, string After);

/// <summary>One line of a simulated history: `progress` now and then, and at the end `result`, or `problem`.</summary>
/// <param name="Result">Absent but in the last line.</param>
/// <param name="Problem">In the last line of a simulation that cannot be brought to its end.</param>
public sealed record SimulationLine(
    SimulationProgress? Progress = null, HistoryAnswer? Result = null, LineProblem? Problem = null);

/// <summary>How far it has come.</summary>
public sealed record SimulationProgress(long Members, long Purchases);

/// <summary>Why a stream ends without a result; `code` is from the same list as that of any problem.</summary>
public sealed record LineProblem(string Code, string Detail);

/// <summary>What a version would have made of a period, beside what really came of it.</summary>
/// <param name="Members">Of the program, enrolled before `to`.</param>
/// <param name="Returns">Of these purchases, before `to`.</param>
/// <param name="Refused">Purchases and returns that the version refuses, for an overflow.</param>
/// <param name="MembersDiffering">Members whose net units differ.</param>
/// <param name="Currency">Of every `cost`.</param>
/// <param name="TierMoves">
/// Members with another tier at `to`, or now where that is still to come: from the real one to the simulated.
/// </param>
public sealed record HistoryAnswer(
    [property: JsonConverter(typeof(ProgramIdConverter))] Guid ProgramId, int Version, Instant From, Instant To,
    long Members, long Purchases, long Returns, long Refused, UnitsAnswer Simulated, UnitsAnswer Real,
    UnitsAnswer Difference, long MembersDiffering, string Currency, IReadOnlyList<TierMoveCount>? TierMoves = null)
{
    /// <exception cref="OverflowException">A number leaves the range of a long.</exception>
    public static HistoryAnswer Of(
        HistoryReport report, CompiledProgram version, Instant from, Instant to, UnitValue? value) => new(
        version.ProgramId, version.Version, from, to, report.Members, report.Purchases, report.Returns,
        report.Refused, UnitsAnswer.Of(report.Simulated, value), UnitsAnswer.Of(report.Real, value),
        UnitsAnswer.Difference(report.Simulated, report.Real, value), report.Differing, version.Currency,
        version.Ladder is null ? null
            : [.. report.TierMoves.Select(move => new TierMoveCount(move.Key.From, move.Key.To, move.Value))]);
}

/// <summary>Units of a period.</summary>
/// <param name="Earned">By purchases.</param>
/// <param name="TakenBack">By returns.</param>
/// <param name="Thresholds">For reaching amounts, less what returns took back of that.</param>
/// <param name="Net">Earned less taken back, with the thresholds.</param>
/// <param name="Cost">Of the net units, in the smallest part of the currency; absent without `unitValue`.</param>
public sealed record UnitsAnswer(long Earned, long TakenBack, long Thresholds, long Net, long? Cost = null)
{
    public static UnitsAnswer Of(UnitTally tally, UnitValue? value) => new(
        tally.Earned, tally.TakenBack, tally.Thresholds, tally.Net, value?.CostOf(tally.Net));

    // Of the two costs, so that the three numbers fit together though each was rounded.
    public static UnitsAnswer Difference(UnitTally one, UnitTally other, UnitValue? value) =>
        Of(one - other, null) with { Cost = value?.CostOf(one.Net) - value?.CostOf(other.Net) };
}

/// <summary>Members who move from one tier to another; `none` where there is none.</summary>
public sealed record TierMoveCount(string From, string To, long Members);

/// <summary>One line of a preview: a `move`, `progress` now and then, and at the end `result`, or `problem`.</summary>
public sealed record PreviewLine(
    PreviewMove? Move = null, PreviewProgress? Progress = null, PreviewResult? Result = null,
    LineProblem? Problem = null);

/// <summary>How many members have been looked at.</summary>
public sealed record PreviewProgress(long Members);

/// <summary>A member who would move.</summary>
/// <param name="HeldUntil">Of a fall: until when the version leaves the member the tier held now.</param>
public sealed record PreviewMove(
    [property: JsonConverter(typeof(MemberIdConverter))] Guid MemberId, string From, string To,
    Instant? HeldUntil = null);

/// <summary>Who would move, counted.</summary>
/// <param name="AsOf">The instant whose totals were judged.</param>
/// <param name="Members">Of the program.</param>
public sealed record PreviewResult(
    [property: JsonConverter(typeof(ProgramIdConverter))] Guid ProgramId, int Version, Instant AsOf, long Members,
    IReadOnlyList<TierMoveCount> Moves);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BasketAnswer))]
[JsonSerializable(typeof(SimulationLine))]
[JsonSerializable(typeof(PreviewLine))]
internal sealed partial class SimulationJson : JsonSerializerContext
{
    public static readonly SimulationJson Answers = new(NewOptions());

    private static System.Text.Json.JsonSerializerOptions NewOptions()
    {
        var options = Binding.StrictJson.NewOptions();
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        return options;
    }
}
