using LoyaltyPoints.Analytics.Segments;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Segments;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Segments;

namespace LoyaltyPoints.Api.Features.Segments;

/// <summary>One walk over all members: judges each by all segments that are refreshed, and counts.</summary>
internal sealed class SegmentWalk
{
    private readonly LocalCalendar calendar;
    private readonly List<Refreshed> segments;
    private readonly List<SegmentField> fields;

    private SegmentWalk(ProgramCatalog catalog, FactWords words, Instant asOf, IReadOnlyList<OpenRefresh> open)
    {
        (Catalog, Words, AsOf) = (catalog, words, asOf);
        calendar = new LocalCalendar(TimeZones.Find(catalog.Analytics.TimeZone)!);
        var question = new SegmentQuestion(asOf, calendar, words);
        var definitions = open.ToDictionary(
            one => one.Segment.Id, one => (Refresh: one, Definition: SegmentRows.Read(one.Segment)));
        // Checked when they were written: none asks about itself.
        var order = OtherSegments.InOrder(definitions.ToDictionary(one => one.Key, one => one.Value.Definition.Others))
            ?? throw new InvalidDataException("Segments ask about each other in a circle.");
        fields = [.. definitions.Values.SelectMany(one => one.Definition.Asked).Distinct()];
        Ranks = new SegmentRanks(question, fields);
        segments =
        [
            .. order.Select(id => definitions[id]).Where(one => !one.Definition.IsList).Select(one => new Refreshed(
                one.Refresh, one.Definition, new SegmentJudge(one.Definition, question, Ranks))),
        ];
    }

    public ProgramCatalog Catalog { get; }

    public FactWords Words { get; }

    public Instant AsOf { get; }

    /// <summary>Money in another currency than the tenant's does not count.</summary>
    public FactFilter Filter => new()
    {
        AsOf = AsOf,
        Currency = Catalog.Analytics.Currency
            ?? Catalog.Programs.FirstOrDefault()?.Newest.Definition.Currency ?? string.Empty,
    };

    /// <summary>To be filled before anybody is judged.</summary>
    public SegmentRanks Ranks { get; }

    public bool AsksStandings => fields.Exists(static asked => asked.IsOfStanding);

    public static SegmentWalk Of(
        ProgramCatalog catalog, FactWords words, Instant asOf, IReadOnlyList<OpenRefresh> open) =>
        new(catalog, words, asOf, open);

    /// <summary>What is to be written of a member.</summary>
    /// <param name="standing">Null where no segment asks for any.</param>
    /// <param name="marks">What is written of it and of others.</param>
    public IEnumerable<MarkChange> Judge(
        MemberFacts member, DecisionContext? standing,
        IReadOnlyDictionary<(Guid MemberId, Guid SegmentId), SegmentMark> marks)
    {
        var isIn = new HashSet<string>(StringComparer.Ordinal);
        foreach (var other in segments.SelectMany(one => one.Definition.Others).Distinct())
            if (Mark(other) is { } known && known.IsInAt(Catalog.Segments[other].Generation)) isIn.Add(Name(other));
        var facts = new SegmentFacts
        {
            Member = member, Segments = isIn,
            Standings = standing is null ? new Dictionary<string, Core.Rules.GivenValue>()
                : SegmentStandings.Of(fields, standing, calendar),
        };
        var changes = new List<MarkChange>();
        foreach (var segment in segments)
        {
            var ((record, next), id) = (segment.Refresh, segment.Refresh.Segment.Id);
            var (mark, holds) = (Mark(id), segment.Judge.IsIn(facts));
            // Those that come after it go by what it is from now on.
            if (holds) isIn.Add(Name(id));
            else isIn.Remove(Name(id));
            segment.Count(mark?.IsInAt(record.Generation) ?? false, holds);
            if (SegmentMark.Next(mark, record.Generation, next, holds) is { } change)
                changes.Add(new MarkChange(member.MemberId, id, change, mark is null));
        }

        return changes;

        SegmentMark? Mark(Guid id) => marks.TryGetValue((member.MemberId, id), out var found) ? found : null;
    }

    /// <summary>What it has come to, once all members were judged.</summary>
    public IEnumerable<RefreshResult> Results() => segments.Select(one => new RefreshResult(
        one.Refresh, one.Size, one.Entered, one.Departed,
        one.Definition.Refresh?.After(AsOf, calendar) ?? Instant.Never));

    private static string Name(Guid segmentId) => Core.PublicId.Format(Core.PublicId.Segment, segmentId);

    private sealed class Refreshed(OpenRefresh refresh, SegmentDefinition definition, SegmentJudge judge)
    {
        public OpenRefresh Refresh => refresh;

        public SegmentDefinition Definition => definition;

        public SegmentJudge Judge => judge;

        public long Size { get; private set; }

        public long Entered { get; private set; }

        public long Departed { get; private set; }

        public void Count(bool was, bool isIn)
        {
            if (isIn) Size++;
            if (isIn && !was) Entered++;
            if (was && !isIn) Departed++;
        }
    }
}
