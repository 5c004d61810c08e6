namespace LoyaltyPoints.Core.Surveys;

/// <summary>Whether answers are answers to a survey. Pure.</summary>
public static class SurveyJudge
{
    /// <summary>Every fault, by its place; empty where the answers fit.</summary>
    public static IReadOnlyList<Fault> FaultsOf(SurveyDefinition survey, SurveyAnswers answers)
    {
        var faults = new List<Fault>();
        var kind = survey.Kind;
        Need("level", answers.Level is not null, kind == SurveyKind.Satisfaction, isForeign: false);
        Need("likelihood", answers.Likelihood is not null, kind == SurveyKind.Nps, isForeign: false);
        Part("attributes", answers.Attributes, SurveyKind.Attributes, survey.Attributes, one => one.Attribute);
        Part("intentions", answers.Intentions, SurveyKind.Intentions, Suppliers(), one => one.About, "/about");
        Part("wallet", answers.Wallet, SurveyKind.Wallet, Suppliers(), one => one.With, "/with");
        Part("reasons", answers.Reasons, SurveyKind.Exit, survey.Reasons, one => one, "");
        if (kind == SurveyKind.Wallet && answers.Wallet is { } wallet
            && wallet.All(part => part.With != SurveyDefinition.Us))
            faults.Add(new("/answers/wallet", FaultCodes.Required, "What was spent with `us` is missing."));
        return faults;

        IReadOnlyList<string> Suppliers() => [SurveyDefinition.Us, .. survey.Competitors];

        void Need(string field, bool isThere, bool isNeeded, bool isForeign)
        {
            if (isNeeded && !isThere)
                faults.Add(new($"/answers/{field}", FaultCodes.Required, "The survey asks for it."));
            else if (isForeign && isThere)
                faults.Add(new($"/answers/{field}", FaultCodes.UnknownField, "The survey does not ask for it."));
        }

        void Part<T>(
            string field, IReadOnlyList<T>? given, SurveyKind owner, IReadOnlyList<string> known,
            Func<T, string?> name, string place = "/attribute")
        {
            Need(field, given is { Count: > 0 }, kind == owner, kind != owner);
            if (kind != owner || given is null) return;
            var seen = new HashSet<string?>(StringComparer.Ordinal);
            for (var at = 0; at < given.Count; at++)
            {
                var (code, pointer) = (name(given[at]), $"/answers/{field}/{at}{place}");
                if (!known.Contains(code, StringComparer.Ordinal))
                    faults.Add(new(pointer, FaultCodes.InvalidValue, "The survey has no such word."));
                else if (!seen.Add(code)) faults.Add(new(pointer, FaultCodes.Duplicate, "Stands here twice."));
            }
        }
    }
}
