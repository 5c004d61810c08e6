using System.Globalization;

namespace LoyaltyPoints.Cli.Sales;

/// <summary>Turns the times of a file of sales into instants.</summary>
/// <param name="zone">Where the shop is; used for times that name no offset.</param>
public sealed class ShopTime(TimeZoneInfo zone)
{
    private static readonly string[] Local =
        ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"];

    private static readonly string[] WithOffset =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFK"];

    /// <summary>
    /// False where the text is no time. In the hour that a clock repeats in autumn the later reading (standard time)
    /// is taken; a time that the clock skipped in spring is read with the offset that held before the change.
    /// </summary>
    public bool TryParse(string text, out DateTimeOffset at)
    {
        const DateTimeStyles None = DateTimeStyles.None;
        if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, None, out var local))
        {
            // A skipped time has no offset of its own: the one of the hour before belongs to it.
            var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-2)) : zone.GetUtcOffset(local);
            at = new DateTimeOffset(local, offset).ToUniversalTime();
            return true;
        }

        var read = DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, None, out at);
        at = at.ToUniversalTime();
        return read;
    }

    /// <summary>Midnight, in the shop's time zone, of the day that holds the instant.</summary>
    public DateTimeOffset StartOfDay(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime.Date;
        // Some zones change their clocks at midnight: then the day starts at the first time that exists.
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
