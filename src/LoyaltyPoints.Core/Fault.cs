namespace LoyaltyPoints.Core;

/// <summary>One thing that is wrong with a document, named by the JSON pointer (RFC 6901) of its place.</summary>
/// <param name="Pointer">For example <c>/lines/0/amount</c>; the empty string is the whole document.</param>
/// <param name="Code">A short snake_case word from a closed list, for programs.</param>
/// <param name="Detail">A sentence for people: what is wrong and what would be right.</param>
public sealed record Fault(string Pointer, string Code, string Detail);
