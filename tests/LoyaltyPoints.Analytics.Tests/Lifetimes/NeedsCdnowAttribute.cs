using LoyaltyPoints.Tests.Skipping;

namespace LoyaltyPoints.Analytics.Tests.Lifetimes;

/// <summary>Tests that read the CDNOW sample.</summary>
internal sealed class NeedsCdnowAttribute : NeedsAttribute
{
    public override string? Missing =>
        Cdnow.Path is null ? "There is no shared/data/cdnow/cdnow_sample.csv above the tests." : null;
}
