namespace LoyaltyPoints.Api.Tests.BadInput;

/// <summary>What a field of a body may hold; decides how it is spoilt.</summary>
public enum FieldKind
{
    /// <summary>Free text.</summary>
    Text,

    /// <summary>Text that names something: neither empty nor with blanks at its ends.</summary>
    Name,

    /// <summary>The prefixed id of something that exists.</summary>
    Id,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>An instant with offset.</summary>
    Instant,

    /// <summary>An instant that must not lie ahead.</summary>
    PastInstant,

    /// <summary>ISO 4217.</summary>
    Currency,

    /// <summary>A whole number, negative ones too.</summary>
    Signed,

    /// <summary>A whole number from 0.</summary>
    Whole,

    /// <summary>A whole number from 1.</summary>
    Positive,

    /// <summary>A decimal number from 0.</summary>
    Factor,

    /// <summary>A decimal number above 0.</summary>
    Rate,

    /// <summary>Text under a name that the caller chose: its map may be pointed to instead of it.</summary>
    Loose,

    Object,

    List,
}

/// <summary>Whether a field may be left out.</summary>
public enum Presence
{
    Required,
    Optional,

    /// <summary>An element of a list: it cannot be left out, and null is no element.</summary>
    Element,

    /// <summary>
    /// One of several fields of which exactly one is wanted: without it the object around it is at fault.
    /// </summary>
    OneOf,
}

/// <param name="Pointer">A JSON pointer into a valid body.</param>
public sealed record Field(string Pointer, FieldKind Kind, Presence Presence = Presence.Required);
