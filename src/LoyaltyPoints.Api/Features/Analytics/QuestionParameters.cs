using System.Globalization;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Api.Features.Analytics;

/// <summary>Reads the parameters that one question has beside those of all; faults are collected.</summary>
internal sealed class QuestionParameters(IQueryCollection query, List<Fault> faults)
{
    /// <summary>A whole number; the default where it is absent or at fault.</summary>
    public long Whole(string name, long least, long most, long otherwise) =>
        query.ContainsKey(name) ? Whole(name, least, most) ?? otherwise : otherwise;

    /// <summary>A whole number; null where it is absent or at fault.</summary>
    public long? Whole(string name, long least, long most)
    {
        if (!query.ContainsKey(name)) return null;
        if (long.TryParse(
            query[name].ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most) return value;
        Fault(name, FaultCodes.OutOfRange, $"A whole number from {least} to {most} is expected.");
        return null;
    }

    /// <summary>A number with up to six decimals; null where it is absent or at fault.</summary>
    public decimal? Fraction(string name, int least, int most)
    {
        if (!query.ContainsKey(name)) return null;
        if (decimal.TryParse(
            query[name].ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most && value.Scale <= 6) return value;
        Fault(name, FaultCodes.OutOfRange, $"A number from {least} to {most} with at most six decimals is expected.");
        return null;
    }

    /// <summary>One of some words, the first where it is absent or at fault.</summary>
    public string Word(string name, params string[] words)
    {
        if (!query.ContainsKey(name)) return words[0];
        var text = query[name].ToString();
        if (words.Contains(text)) return text;
        Fault(name, FaultCodes.InvalidValue, $"Must be {string.Join(" or ", words)}.");
        return words[0];
    }

    /// <summary>A parameter that other questions have and this one cannot heed.</summary>
    public void Refuse(string name)
    {
        if (query.ContainsKey(name)) Fault(name, FaultCodes.InvalidValue, "Does not apply to this question.");
    }

    /// <summary>As it was given; null where it is absent.</summary>
    public string? Text(string name) => query.ContainsKey(name) ? query[name].ToString() : null;

    public void Fault(string name, string code, string detail) =>
        faults.Add(new Fault(PageQuery.QueryPointer(name), code, detail));
}
