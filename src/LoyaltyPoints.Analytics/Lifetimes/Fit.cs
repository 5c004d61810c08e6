namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>What came of fitting a model: the model, or why there is none.</summary>
/// <param name="Model">Null where refused.</param>
/// <param name="StandardErrors">Of the parameters in their order, from the curvature of the likelihood; null where it
/// says nothing.</param>
public sealed record Fit<TModel>(
    TModel? Model, double LogLikelihood, IReadOnlyList<double>? StandardErrors, FitRefusal? Refusal)
    where TModel : class
{
    public static Fit<TModel> Refused(string code, string detail) => new(null, 0, null, new FitRefusal(code, detail));
}
