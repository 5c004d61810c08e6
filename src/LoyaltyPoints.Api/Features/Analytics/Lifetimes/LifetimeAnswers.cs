using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Lifetimes;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;

namespace LoyaltyPoints.Api.Features.Analytics.Lifetimes;

/// <summary>What the members whose first purchase lies in the period were and will be worth.</summary>
/// <param name="Members">That have bought.</param>
/// <param name="Repeaters">Of these, who have bought on a second day.</param>
/// <param name="HistoricalValue">Net sales less returns, up to `asOf`.</param>
/// <param name="HorizonWeeks">How far ahead is looked.</param>
/// <param name="DiscountRate">A year.</param>
/// <param name="Forecast">Absent where the model of purchases was refused.</param>
/// <param name="Holdout">Absent where `holdoutWeeks` is 0.</param>
public sealed record LifetimeSummary(
    long Members, long Repeaters, long HistoricalValue, int HorizonWeeks, decimal DiscountRate,
    PurchaseModelAnswer Purchases, SpendModelAnswer Spend, LifetimeForecastAnswer? Forecast, HoldoutAnswer? Holdout)
{
    internal static LifetimeSummary Of(LifetimeReport report, LifetimeNumbers numbers) => new(
        report.Members, report.Repeaters, report.Value, numbers.HorizonWeeks, numbers.DiscountRate,
        PurchaseModelAnswer.Of(report.Purchases), SpendModelAnswer.Of(report),
        report.Forecast is { } forecast ? LifetimeForecastAnswer.Of(forecast) : null,
        report.Holdout is { } holdout
            ? new HoldoutAnswer(
                holdout.From, holdout.Weeks, holdout.Members, holdout.Fit.Model is null ? null : holdout.Actual,
                holdout.Fit.Model is null ? null : holdout.Expected, PurchaseModelAnswer.Of(holdout.Fit))
            : null);
}

/// <summary>BG/NBD: how often members buy, in weeks, and whether they still do.</summary>
/// <param name="R">Shape of the members' rates of buying.</param>
/// <param name="Alpha">Their inverse scale: the mean rate is r / alpha a week.</param>
/// <param name="A">With `b`, how the probabilities of leaving after a repeat are distributed; their mean is a / (a + b).
/// </param>
/// <param name="StandardErrors">Of r, alpha, a and b.</param>
/// <param name="Refusal">Why there is no model; absent: there is.</param>
public sealed record PurchaseModelAnswer(
    double? R, double? Alpha, double? A, double? B, double? LogLikelihood, IReadOnlyList<double>? StandardErrors,
    FitRefusal? Refusal)
{
    internal static PurchaseModelAnswer Of(Fit<BgNbd> fit) => new(
        fit.Model?.R, fit.Model?.Alpha, fit.Model?.A, fit.Model?.B, fit.Model is null ? null : fit.LogLikelihood,
        fit.StandardErrors, fit.Refusal);
}

/// <summary>Gamma-Gamma: what members spend on a day with a purchase.</summary>
/// <param name="P">Shape of a member's purchases around its mean.</param>
/// <param name="Q">Shape of what differs between members.</param>
/// <param name="V">Its scale, in the smallest part of the currency.</param>
/// <param name="StandardErrors">Of p, q and v.</param>
/// <param name="Members">Repeaters it was learned from: those who have something left after returns.</param>
/// <param name="Correlation">Of their repeats and mean spend, which the model takes for 0; absent where one does not
/// vary.</param>
/// <param name="Refusal">Why there is no model; absent: there is.</param>
public sealed record SpendModelAnswer(
    double? P, double? Q, double? V, double? LogLikelihood, IReadOnlyList<double>? StandardErrors, int Members,
    double? Correlation, FitRefusal? Refusal)
{
    internal static SpendModelAnswer Of(LifetimeReport report)
    {
        var fit = report.Spend;
        return new SpendModelAnswer(
            fit.Model?.P, fit.Model?.Q, fit.Model?.V, fit.Model is null ? null : fit.LogLikelihood, fit.StandardErrors,
            report.SpendMembers, report.Correlation, fit.Refusal);
    }
}

/// <summary>What is expected of all members together within the horizon.</summary>
/// <param name="Alive">The sum of the probabilities of still buying.</param>
/// <param name="Purchases">Days with a purchase.</param>
/// <param name="Value">Discounted; absent where the model of spend was refused.</param>
public sealed record LifetimeForecastAnswer(double Alive, double Purchases, long? Value)
{
    internal static LifetimeForecastAnswer Of(LifetimeTotals totals) =>
        new(totals.Alive, totals.Purchases, Money.Of(totals.Value));
}

/// <summary>What the last weeks brought, against what would have been expected before them.</summary>
/// <param name="From">What occurred before was known.</param>
/// <param name="Members">Known then.</param>
/// <param name="Actual">Days with a purchase that came; absent where the model was refused.</param>
/// <param name="Expected">That were expected; absent likewise.</param>
/// <param name="Purchases">The model as it would have been then.</param>
public sealed record HoldoutAnswer(
    Instant From, int Weeks, long Members, long? Actual, double? Expected, PurchaseModelAnswer Purchases);

/// <summary>Members with equally many repeats before the holdout; the last row takes those with more as well.</summary>
/// <param name="Actual">Their days with a purchase that came.</param>
/// <param name="Expected">Those that were expected.</param>
public sealed record HoldoutRow(int Repeats, long Members, long Actual, double Expected);

/// <summary>The model that members were judged by, and how many there are.</summary>
/// <param name="Members">That have bought, the first time within the period; the most valuable of them are listed.</param>
/// <param name="Model">Absent where it was refused; then none are listed.</param>
/// <param name="Refusal">Why there is no model.</param>
public sealed record MemberLifetimesSummary(
    long Members, int Limit, int HorizonWeeks, decimal DiscountRate, LifetimeModelAnswer? Model, FitRefusal? Refusal);

/// <summary>One member.</summary>
/// <param name="PurchaseDays">Days with a purchase.</param>
/// <param name="RecencyDays">From the first of them to the last.</param>
/// <param name="AgeDays">From the first to `asOf`.</param>
/// <param name="ProbabilityAlive">That the member still buys.</param>
/// <param name="ExpectedPurchases">Days with a purchase within the horizon.</param>
/// <param name="ExpectedSpend">On one of them; absent where the model knows no spend.</param>
/// <param name="PredictedValue">All of them, discounted; absent likewise.</param>
/// <param name="HistoricalValue">Net sales less returns so far.</param>
public sealed record MemberLifetime(
    [property: JsonConverter(typeof(MemberIdConverter))] Guid MemberId, int PurchaseDays, int RecencyDays, int AgeDays,
    double ProbabilityAlive, double ExpectedPurchases, long? ExpectedSpend, long? PredictedValue, long HistoricalValue)
{
    internal static MemberLifetime Of(Guid memberId, BuyerHistory history, MemberForecast forecast) => new(
        memberId, history.Repeats + 1, history.RecencyDays, history.AgeDays, forecast.ProbabilityAlive,
        forecast.Purchases, Money.Of(forecast.Spend), Money.Of(forecast.Value), history.Value);
}

/// <summary>A model that was learned from all members, and is kept.</summary>
/// <param name="AsOf">Up to when their histories were known.</param>
/// <param name="Members">That had bought.</param>
/// <param name="Repeaters">On a second day too.</param>
public sealed record LifetimeModelAnswer(
    string Currency, Instant AsOf, long Members, long Repeaters, PurchaseModelAnswer Purchases, SpendModelAnswer Spend)
{
    internal static LifetimeModelAnswer Of(LifetimeModel model, LifetimeReport report) => new(
        model.Currency, model.AsOf, report.Members, report.Repeaters, PurchaseModelAnswer.Of(report.Purchases),
        SpendModelAnswer.Of(report));

    internal LifetimeModel Model() => new(
        AsOf, Currency, new BgNbd(Purchases.R!.Value, Purchases.Alpha!.Value, Purchases.A!.Value, Purchases.B!.Value),
        Spend.P is { } p ? new GammaGamma(p, Spend.Q!.Value, Spend.V!.Value) : null);
}

/// <summary>What came of learning a model.</summary>
/// <param name="Model">What is kept from now on; absent where it was refused, and the one before stays.</param>
/// <param name="Refusal">Why it was.</param>
public sealed record LearnedModelAnswer(LifetimeModelAnswer? Model, FitRefusal? Refusal);

[JsonSerializable(typeof(AnalyticsAnswer<LifetimeSummary, HoldoutRow>))]
[JsonSerializable(typeof(AnalyticsAnswer<MemberLifetimesSummary, MemberLifetime>))]
[JsonSerializable(typeof(LifetimeModelAnswer))]
[JsonSerializable(typeof(LearnedModelAnswer))]
[JsonSerializable(typeof(LearnModelRequest))]
internal sealed partial class LifetimeJson : JsonSerializerContext;
