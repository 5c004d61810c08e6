namespace LoyaltyPoints.Analytics.Measures;

public static partial class Definitions
{
    public static readonly MeasureDefinition SegmentOverlap = new(
        "segment-overlap", "Overlap of segments",
        "How many members two segments have in common.",
        "members = |A ∩ B|; jaccard = |A ∩ B| / |A ∪ B|; shareOfOne = |A ∩ B| / |A|. Each segment as of its last "
        + "refresh; pairs without members in common are left out.",
        "members; shares from 0 to 1",
        "P. Jaccard (1901), Étude comparative de la distribution florale dans une portion des Alpes et du Jura");
}
