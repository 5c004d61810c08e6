namespace LoyaltyPoints.Storage.Partners;

/// <summary>Local days as they are stored: yyyymmdd.</summary>
internal static class LocalDay
{
    public static int Number(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    public static DateOnly Of(int number) => new(number / 10_000, number / 100 % 100, number % 100);
}
