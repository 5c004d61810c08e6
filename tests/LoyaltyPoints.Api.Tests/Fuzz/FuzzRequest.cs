using System.Globalization;
using System.Text;

namespace LoyaltyPoints.Api.Tests.Fuzz;

/// <summary>How far a request is from what the document says.</summary>
public enum Intent
{
    /// <summary>As the document says; what it names may not be there, or not allow it.</summary>
    Valid,

    /// <summary>With one fault.</summary>
    Nearly,

    /// <summary>Made to break something; still HTTP.</summary>
    Hostile,

    /// <summary>Perhaps not even HTTP.</summary>
    Wire,
}

/// <summary>A request before it is sent.</summary>
/// <param name="Operation">What it asks for, or was made from.</param>
/// <param name="Target">Path and query as they go over the wire.</param>
public sealed record FuzzRequest(Operation Operation, Intent Intent, string Target)
{
    public List<(string Name, string Value)> Headers { get; } = [];

    public byte[]? Body { get; set; }

    /// <summary>In place of everything: what goes over the wire.</summary>
    public byte[]? Raw { get; set; }

    /// <summary>Whether the body goes in chunks and without its length.</summary>
    public bool Chunked { get; set; }

    /// <summary>Whether nothing is written any more once this is sent.</summary>
    public bool EndsThere { get; set; }

    /// <summary>Whether the path names something of another tenant.</summary>
    public bool IsForeign { get; set; }

    /// <summary>Whether path and method are the operation's, so that its document speaks of the answer.</summary>
    public bool IsRouted { get; set; } = true;

    public byte[] ToBytes(Uri address)
    {
        if (Raw is not null) return Raw;
        var head = new StringBuilder($"{Operation.Method} {Target} HTTP/1.1\r\nHost: {address.Authority}\r\n");
        foreach (var (name, value) in Headers) head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        if (Body is null) return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
        if (!Chunked)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n\r\n");
            return [.. Encoding.UTF8.GetBytes(head.ToString()), .. Body];
        }

        head.Append("Transfer-Encoding: chunked\r\n\r\n");
        List<byte> bytes = [.. Encoding.UTF8.GetBytes(head.ToString())];
        foreach (var chunk in Body.Chunk(Math.Max(1, (Body.Length / 3) + 1)))
        {
            bytes.AddRange(Encoding.ASCII.GetBytes(chunk.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"));
            bytes.AddRange([.. chunk, (byte)'\r', (byte)'\n']);
        }

        bytes.AddRange("0\r\n\r\n"u8.ToArray());
        return [.. bytes];
    }

    /// <summary>A line for a shell that sends it again.</summary>
    public string ToCurl(Uri address)
    {
        var text = Body is null ? "" : new UTF8Encoding(false, false).GetString(Body);
        var isText = Body is null || (Body.Length < 20_000 && !text.Contains('\ufffd') && !text.Contains('\0'));
        if (Raw is not null || !isText || Headers.Any(header => header.Value.Contains('\n')))
            return $"base64 -d <<< {Convert.ToBase64String(ToBytes(address))} | nc {address.Host} {address.Port}";
        var headers = Headers.Select(header => $" -H {Quoted($"{header.Name}: {header.Value}")}");
        var chunked = Chunked ? " -H 'Transfer-Encoding: chunked'" : "";
        var url = address.GetLeftPart(UriPartial.Authority) + Target;
        return $"curl -i --path-as-is -X {Operation.Method} {Quoted(url)}"
            + string.Concat(headers) + chunked + (Body is null ? "" : $" --data-binary {Quoted(text)}");
    }

    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
