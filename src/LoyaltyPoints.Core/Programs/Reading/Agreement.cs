namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Finds what one section of a definition contradicts in another, or leaves without effect there.</summary>
internal sealed class Agreement(ProgramDefinition definition, FaultLog log)
{
    private readonly EarningDefinition earning = definition.Earning;

    public void Find()
    {
        if (definition.Type == ProgramType.Spend && definition.Thresholds.Count == 0
            && !earning.Rules.Any(rule => rule.Earn is BandsEarn))
            log.Add("/thresholds", FaultCodes.Required, "A spend program has thresholds, or a rule with bands.");
        if (definition.Card?.ExpiresAfter is not null && definition.Expiry is not null)
            log.Add("/card/expiresAfter", FaultCodes.Contradictory,
                "All stamps of a card expire together; the program's expiry must be 'never' beside it.");
        LotChecks.Find(definition.Maturity, definition.Expiry, "/expiry", log);
        LotChecks.Find(definition.Maturity, definition.Card?.ExpiresAfter, "/card/expiresAfter", log);
        if (definition.Transfers.MaximumPerDay < definition.Card?.Stamps)
            log.Add("/transfers/maximumPerDay", FaultCodes.Unreachable, "Cards go whole, and none is so small.");
        OfRules("/earning/rules", earning.Rules);
        OfRules("/earning/activities", earning.Activities);
        for (var i = 0; i < definition.Tiers?.Levels.Count; i++)
        {
            var level = definition.Tiers.Levels[i];
            OfBenefits($"/tiers/levels/{i}/benefits", level.Benefits, unitsBeside: 0);
            if (earning.Rules.Count == 0 && Reach.MetricsOf(level.Reach).Contains(TierMetric.UnitsEarned))
                log.Add($"/tiers/levels/{i}/reach", FaultCodes.Unreachable, "No rule gives units for purchases.");
        }

        for (var i = 0; i < definition.Membership?.Plans.Count; i++)
        {
            var plan = definition.Membership.Plans[i];
            OfBenefits($"/membership/plans/{i}/benefits", plan.Benefits, plan.UnitsPerPeriod);
        }
    }

    /// <summary>Finds terms of rules that do not go with those of the program.</summary>
    public void OfRules(string at, IReadOnlyList<RuleDefinition> rules)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i].Terms is not { } terms) continue;
            OfExpiry($"{at}/{i}/expiry", terms.Expiry);
            var changed = terms.Expiry is null ? "maturity" : "expiry";
            LotChecks.Find(
                terms.Maturity ?? definition.Maturity, terms.Expiry ?? definition.Expiry, $"{at}/{i}/{changed}", log);
        }
    }

    private void OfBenefits(string at, Benefits benefits, long unitsBeside)
    {
        if (benefits.Multiplier is not null && !earning.Rules.Any(rule => rule.Earn.IsBase))
            log.Add($"{at}/multiplier", FaultCodes.Unreachable, "No rule gives units to multiply.");
        if (benefits.Expiry is null) return;
        OfExpiry($"{at}/expiry", benefits.Expiry);
        LotChecks.Find(definition.Maturity, benefits.Expiry, $"{at}/expiry", log);
        if (earning.Rules.Count + earning.Activities.Count == 0 && unitsBeside == 0
            && benefits.BirthdayUnits is null && benefits.AnniversaryUnits is null)
            log.Add($"{at}/expiry", FaultCodes.Unreachable, "There is nothing that gives units.");
    }

    private void OfExpiry(string at, Expiry? expiry)
    {
        if (expiry is not null && definition.Card?.ExpiresAfter is not null)
            log.Add(at, FaultCodes.Contradictory, "All stamps of a card expire together, by /card/expiresAfter.");
        if (expiry is ExpiryNever && definition.Expiry is ExpiryAfterInactivity)
            log.Add(at, FaultCodes.Contradictory,
                "Inactivity takes all units of the account, so none of them can stay for ever.");
    }
}
