namespace LoyaltyPoints.Cli.Http;

// The part of the service's contract that this command speaks. Money and units are whole numbers of the smallest part.

/// <summary>A member to create; refused with 409 <c>identifier_taken</c> where the external id is another's.</summary>
public sealed record NewMember(
    string ExternalId, IReadOnlyList<string> Programs, DateTimeOffset? EnrolledAt, string? Name = null);

/// <summary>What the service says of a member.</summary>
public sealed record MemberView(string Id, string? ExternalId);

/// <summary>An enrolment of a member that exists.</summary>
public sealed record NewEnrollment(string ProgramId, DateTimeOffset? EnrolledAt);

/// <summary>One page of a list.</summary>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Data, string? NextCursor);

/// <summary>Names a member by the shop's own number.</summary>
public sealed record MemberReference(string ExternalId);

/// <summary>A purchase to record. The pair of source and external id makes it one, however often it is sent.</summary>
public sealed record NewPurchase(
    string Source, string ExternalId, DateTimeOffset OccurredAt, MemberReference Member, string Currency, long Total,
    IReadOnlyList<NewPurchaseLine> Lines, string? Store = null, string? Channel = null);

/// <summary>One line of a purchase.</summary>
public sealed record NewPurchaseLine(string Id, string? Sku, string? Category, long Quantity, long Amount);

/// <summary>What the service made of a purchase.</summary>
public sealed record PurchaseView(string Id, IReadOnlyList<ProgramResult> Results);

/// <summary>What one program gave for a purchase, or took for a return.</summary>
/// <param name="Units">Below 0 where units were taken.</param>
/// <param name="Status">Of a purchase: <c>available</c>, or why it could not earn; null for a return.</param>
public sealed record ProgramResult(string ProgramId, long Units, string? Status);

/// <summary>A return to record; the money of each line follows from its pieces.</summary>
public sealed record NewReturn(
    string Source, string ExternalId, DateTimeOffset OccurredAt, IReadOnlyList<NewReturnLine> Lines);

/// <summary>Pieces of one line of the purchase.</summary>
public sealed record NewReturnLine(string LineId, long Quantity);

/// <summary>What the service made of a return.</summary>
public sealed record ReturnView(string Id, IReadOnlyList<ProgramResult> Results);

/// <summary>A spending of units at once.</summary>
public sealed record NewRedemption(string MemberId, string ProgramId, long Units, string Mode = "capture");

/// <summary>What the service made of a redemption.</summary>
public sealed record RedemptionView(string Id);

/// <summary>A program, as far as this command looks at it.</summary>
public sealed record ProgramView(string Id, string? Name);

/// <summary>Which version of a program takes effect, and when.</summary>
public sealed record Publication(int Version, DateTimeOffset? EffectiveAt);

/// <summary>A refusal, as RFC 9457 writes it.</summary>
public sealed record ProblemView(string? Code, string? Title, string? Detail, IReadOnlyList<ProblemFault>? Errors);

/// <summary>One fault of a refused body.</summary>
public sealed record ProblemFault(string? Pointer, string? Code, string? Detail);

/// <summary>One line of a batch's answer: a purchase or a problem, with the status it would have had alone.</summary>
public sealed record BatchLineView(int Status, bool Replayed, PurchaseView? Purchase, ProblemView? Problem);
