using System.Globalization;
using LoyaltyPoints.Analytics;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Segments;

namespace LoyaltyPoints.Api.Features.Analytics;

/// <summary>Reads what all questions of analytics have in common; every fault is named at once.</summary>
internal sealed class AnalyticsQuery(ReadPool readers, CatalogCache catalogs, TenantTime time)
{
    public const string Csv = "text/csv";

    private const int LongestText = 100;

    /// <param name="currency">Where the question names none; null: that of the settings or the oldest program.</param>
    /// <returns>The question, or 400.</returns>
    public (AnalyticsRequest? Request, Problem? Problem) Read(HttpContext context, string? currency)
    {
        var (request, _, problem) = Read(context, static (_, _) => true, currency);
        return (request, problem);
    }

    /// <param name="ask">
    /// Reads what this question asks beside; it is given the question, null where that has faults.
    /// </param>
    /// <returns>The question, or 400.</returns>
    public (AnalyticsRequest? Request, TAsked? Asked, Problem? Problem) Read<TAsked>(
        HttpContext context, Func<QuestionParameters, AnalyticsRequest?, TAsked> ask, string? currency = null)
    {
        var caller = context.Caller();
        var (catalog, now) = readers.Read(session => (
            catalogs.Current(session, caller.TenantId), time.Now(session, caller.TenantId, caller.IsTest)));
        var reading = new Reading(context.Request, catalog, now, currency);
        var request = reading.Request(caller.TenantId);
        var asked = ask(new QuestionParameters(context.Request.Query, reading.Faults), request);
        return reading.Faults.Count > 0 ? (null, default, Problem.Invalid(reading.Faults)) : (request, asked, null);
    }

    /// <summary>A question about all members and all their purchases in a currency, up to now.</summary>
    public AnalyticsRequest All(HttpContext context, string currency)
    {
        var caller = context.Caller();
        var (catalog, now) = readers.Read(session => (
            catalogs.Current(session, caller.TenantId), time.Now(session, caller.TenantId, caller.IsTest)));
        var calendar = new LocalCalendar(TimeZones.Find(catalog.Analytics.TimeZone)!);
        var question = new AnalyticsQuestion
        {
            From = Instant.Beginning, To = now, AsOf = now, Currency = currency, Calendar = calendar,
        };
        return new AnalyticsRequest(
            caller.TenantId, question, new FactFilter { AsOf = now, Currency = currency }, catalog.Analytics,
            DateOnly.MinValue, DateOnly.FromDateTime(calendar.LocalTime(now)).AddDays(1),
            AskedFilters.None, false);
    }

    private sealed class Reading(HttpRequest request, ProgramCatalog catalog, Instant now, string? otherwise)
    {
        public List<Fault> Faults { get; } = [];

        public AnalyticsRequest? Request(int tenantId)
        {
            var settings = catalog.Analytics;
            var calendar = new LocalCalendar(TimeZones.Find(settings.TimeZone)!);
            var asOf = AsOf();
            var today = DateOnly.FromDateTime(calendar.LocalTime(asOf));
            var to = Day("to") ?? today.AddDays(1);
            var from = Day("from") ?? to.AddYears(-1);
            if (from >= to) Fault("from", FaultCodes.OutOfRange, "Must be before to.");
            else if (from > today) Fault("from", FaultCodes.OutOfRange, "Must not be after asOf.");
            var currency = Currency(settings);
            var (program, tier) = (Program(), Text("tier"));
            if (tier is not null && program is null)
                Fault("program", FaultCodes.Required, "A tier is one of a program.");
            var segment = Segment();
            var filters = new AskedFilters(
                Text("program"), tier, Text("store"), Text("channel"), Text("segment"));
            var isCsv = IsCsv();
            if (Faults.Count > 0) return null;
            var (start, end) = (calendar.StartOf(from), calendar.StartOf(to));
            var question = new AnalyticsQuestion
            {
                From = start, To = end < asOf ? end : asOf, AsOf = asOf, Currency = currency!, Calendar = calendar,
            };
            var filter = new FactFilter
            {
                AsOf = asOf, Currency = currency!, Store = filters.Store, Channel = filters.Channel,
                Members = [.. MemberFilters(program, tier, asOf), .. segment],
            };
            return new AnalyticsRequest(tenantId, question, filter, settings, from, to, filters, isCsv);
        }

        private static IEnumerable<MemberFilter> MemberFilters(Guid? program, string? tier, Instant asOf)
        {
            if (program is not { } id) yield break;
            if (tier is null) yield return new ProgramFilter(id, asOf);
            else yield return new TierFilter(id, tier == "none" ? null : tier, asOf);
        }

        private Instant AsOf()
        {
            if (!request.Query.ContainsKey("asOf")) return now;
            var text = request.Query["asOf"].ToString();
            if (InstantText.TryRead(text.AsSpan(), out var value) == InstantReading.Read)
            {
                if (Instant.From(value) <= now) return Instant.From(value);
                Fault("asOf", FaultCodes.OutOfRange, "Must not lie in the future.");
            }
            else Fault("asOf", FaultCodes.InvalidFormat, InstantText.Expected);

            return now;
        }

        private DateOnly? Day(string name)
        {
            if (!request.Query.ContainsKey(name)) return null;
            if (DateOnly.TryParseExact(
                request.Query[name].ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var day) && day.Year is >= 1900 and <= 2200) return day;
            Fault(name, FaultCodes.InvalidFormat, "Must be a date from 1900 to 2200, such as 2026-01-31.");
            return null;
        }

        private string? Currency(AnalyticsSettings settings)
        {
            var asked = Text("currency") ?? otherwise ?? settings.Currency
                ?? catalog.Programs.FirstOrDefault()?.Newest.Definition.Currency;
            if (asked is null)
                Fault("currency", FaultCodes.Required, "No program and no setting says in which currency.");
            else if (!Currencies.IsInUse(asked))
                Fault("currency", FaultCodes.InvalidValue, "Must be an ISO 4217 code in use, such as EUR.");
            return asked;
        }

        private Guid? Program()
        {
            if (Text("program") is not { } text) return null;
            if (Core.PublicId.TryParse(Core.PublicId.Program, text, out var id) && catalog.Find(id) is not null)
                return id;
            Fault("program", FaultCodes.InvalidValue, "Must be the id of a published program.");
            return null;
        }

        private IEnumerable<MemberFilter> Segment()
        {
            if (Text("segment") is not { } text) return [];
            if (Core.PublicId.TryParse(Core.PublicId.Segment, text, out var id)
                && catalog.Segments.TryGetValue(id, out var known)) return [new SegmentFilter(id, known.Generation)];
            Fault("segment", FaultCodes.InvalidValue, "Must be the id of a segment.");
            return [];
        }

        private bool IsCsv()
        {
            var format = Text("format");
            if (format is not (null or "json" or "csv"))
                Fault("format", FaultCodes.InvalidValue, "Must be json or csv.");
            return format is null ? request.Headers.Accept.ToString().StartsWith(Csv, StringComparison.Ordinal)
                : format == "csv";
        }

        private string? Text(string name)
        {
            var given = request.Query[name];
            if (given.Count == 0) return null;
            var text = given.ToString();
            if (text.Length is > 0 and <= LongestText) return text;
            Fault(name, FaultCodes.OutOfRange, $"Must have 1 to {LongestText} characters.");
            return null;
        }

        private void Fault(string name, string code, string detail) =>
            Faults.Add(new Fault(PageQuery.QueryPointer(name), code, detail));
    }
}
