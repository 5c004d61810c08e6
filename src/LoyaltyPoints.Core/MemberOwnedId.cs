namespace LoyaltyPoints.Core;

/// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
/// <remarks>
/// Callers see both, for example <c>pur_019ab0c5d2f17c4e8a3b5d6e7f801234019ab0a17e3b7d01a2c94f6b8d0e1f23</c>, so that
/// an id alone says where its row lies: a database that places rows by member asks one node and needs no table of ids.
/// </remarks>
/// <param name="Id">Its own id, as stored.</param>
/// <param name="MemberId">Whose it is.</param>
public readonly record struct MemberOwnedId(Guid Id, Guid MemberId)
{
    /// <summary>Its own id and then the member's, as 64 lower-case hex digits.</summary>
    public override string ToString() => $"{Id:N}{MemberId:N}";

    /// <summary>The prefix, an underscore and both halves.</summary>
    /// <param name="prefix">What it names, one of <see cref="PublicId"/>.</param>
    public string Format(string prefix) => $"{prefix}_{Id:N}{MemberId:N}";

    /// <summary>False for another prefix or length, upper-case digits, or anything that is not two UUIDs.</summary>
    public static bool TryParse(string prefix, ReadOnlySpan<char> text, out MemberOwnedId id)
    {
        id = default;
        var middle = prefix.Length + 33;
        if (text.Length < middle || !PublicId.TryParse(prefix, text[..middle], out var own)
            || !PublicId.TryParseDigits(text[middle..], out var member)) return false;
        id = new MemberOwnedId(own, member);
        return true;
    }
}
