using System.Globalization;
using LoyaltyPoints.Analytics.Lifetimes;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Api.Features.Analytics.Lifetimes;

/// <summary>What questions of lifetime value are asked with beside what all questions have in common.</summary>
internal sealed record LifetimeNumbers(int HorizonWeeks, decimal DiscountRate, int HoldoutWeeks, int Limit)
{
    public const int MostWeeks = 520;
    public const int MostRows = 10_000;

    public LifetimeHorizon Horizon => new(HorizonWeeks, (double)DiscountRate);

    public static IEnumerable<Fault> FaultsOf(HttpRequest request)
    {
        Read(request, out var faults);
        return faults;
    }

    public static LifetimeNumbers Read(HttpRequest request, out IReadOnlyList<Fault> faults)
    {
        var found = new List<Fault>();
        faults = found;
        return new LifetimeNumbers(
            Whole("horizonWeeks", 52, 1, MostWeeks), Rate(), Whole("holdoutWeeks", 13, 0, MostWeeks),
            Whole("limit", 100, 1, MostRows));

        int Whole(string name, int unasked, int least, int most)
        {
            if (!request.Query.TryGetValue(name, out var text)) return unasked;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most) return number;
            found.Add(new Fault(PageQuery.QueryPointer(name), FaultCodes.OutOfRange,
                $"A whole number from {least} to {most} is expected."));
            return unasked;
        }

        decimal Rate()
        {
            if (!request.Query.TryGetValue("discountRate", out var text)) return 0.1m;
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate)
                && rate is >= 0 and <= 1) return rate;
            found.Add(new Fault(PageQuery.QueryPointer("discountRate"), FaultCodes.OutOfRange,
                "A number from 0 to 1 is expected, such as 0.1."));
            return 0;
        }
    }
}
