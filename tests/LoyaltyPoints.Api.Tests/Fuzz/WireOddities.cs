using System.Text;

namespace LoyaltyPoints.Api.Tests.Fuzz;

/// <summary>What HTTP allows and nobody does, and what it does not allow.</summary>
internal static class WireOddities
{
    /// <summary>Gives the request other bytes than those it would have.</summary>
    public static void Bend(FuzzRequest request, Random random)
    {
        request.IsRouted = false;
        request.EndsThere = true;
        var key = request.Headers.FirstOrDefault(header => header.Name == "Authorization").Value ?? "Bearer a";
        var body = Encoding.UTF8.GetString(request.Body ?? []);
        var line = $"{request.Operation.Method} {request.Target} HTTP/1.1\r\n";
        var head = $"Host: a\r\nAuthorization: {key}\r\n";
        var json = "Content-Type: application/json\r\n";
        var length = Encoding.UTF8.GetByteCount(body);
        request.Raw = Encoding.Latin1.GetBytes(random.Next(28) switch
        {
            0 => $"{line}{head}{json}Content-Length: {length + 10}\r\n\r\n{body}",
            1 => $"{line}{head}{json}Content-Length: {Math.Max(0, length - 3)}\r\n\r\n{body}",
            2 => $"{line}{head}{json}Content-Length: -1\r\n\r\n{body}",
            3 => $"{line}{head}{json}Content-Length: 99999999999999999999\r\n\r\n{body}",
            4 => $"{line}{head}{json}Content-Length: {length}\r\nContent-Length: {length + 1}\r\n\r\n{body}",
            5 => $"{line}{head}{json}Content-Length: {length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{body}",
            6 => $"{line}{head}{json}Transfer-Encoding: chunked\r\n\r\nzz\r\n{body}\r\n0\r\n\r\n",
            7 => $"{line}{head}{json}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{body}",
            8 => $"{line}{head}{json}Transfer-Encoding: chunked\r\n\r\n{length:x};ext=\"a\"\r\n{body}\r\n0\r\n"
                + "X-Trailer: a\r\n\r\n",
            9 => $"{line}{head}{json}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            10 => $"{line}{head}{json}Transfer-Encoding: chunked\r\n\r\n{length:x}\r\n{body}",
            11 => $"{line}Authorization: {key}\r\n\r\n",
            12 => $"{line}Host: a\r\nHost: b\r\n\r\n",
            13 => $"{line}{head}X-Long: {new string('a', 40_000)}\r\n\r\n",
            14 => $"{line}{head}{string.Concat(Enumerable.Range(0, 200).Select(n => $"X-{n}: a\r\n"))}\r\n",
            15 => $"{line}{head}X-Folded: a\r\n b\r\n\r\n",
            16 => $"{line}{head}X-Bad\0Name: a\r\n\r\n",
            17 => $"{line}{head}X-Bad: a\0b\r\n\r\n",
            18 => $"{line}{head}: a\r\n\r\n",
            19 => $"{request.Operation.Method} {request.Target} HTTP/1.0\r\nAuthorization: {key}\r\n\r\n",
            20 => $"{request.Operation.Method} {request.Target} HTTP/9.9\r\n{head}\r\n",
            21 => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            22 => $"GET {new string('/', 9_000)} HTTP/1.1\r\n{head}\r\n",
            23 => $"{Method(random)} {request.Target} HTTP/1.1\r\n{head}\r\n",
            24 => $"GET http://elsewhere{request.Target} HTTP/1.1\r\n{head}\r\n",
            25 => $"OPTIONS * HTTP/1.1\r\n{head}Origin: http://elsewhere\r\n\r\n",
            26 => $"{line}Host: a\r\nAuthorization: {key}\r\nAuthorization: {key}\r\n\r\n",
            _ => string.Concat(Enumerable.Range(0, random.Next(1, 400)).Select(_ => (char)random.Next(256)))
                + "\r\n\r\n",
        });
    }

    private static string Method(Random random) =>
        random.Next(8) switch
        {
            0 => "TRACE", 1 => "OPTIONS", 2 => "CONNECT", 3 => "get", 4 => "PROPFIND", 5 => "PATCH", 6 => "DELETE",
            _ => "G\u00cbT",
        };
}
