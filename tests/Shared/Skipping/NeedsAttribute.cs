namespace LoyaltyPoints.Tests.Skipping;

/// <summary>Tests of this class, or of the whole assembly, need something that not every machine has.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Assembly)]
internal abstract class NeedsAttribute : Attribute
{
    /// <summary>Why the tests are skipped; null where they can run.</summary>
    public abstract string? Missing { get; }
}
