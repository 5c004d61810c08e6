using System.Text.Json;

namespace LoyaltyPoints.Receiver;

/// <summary>
/// What was received, each message once by its id, a line of JSON each, on disk before the sender hears that it is. An
/// app with a database would have a table instead, with the id as its key.
/// </summary>
internal sealed class Inbox : IDisposable
{
    private static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    private readonly FileStream file;
    private readonly HashSet<string> known = [];
    private readonly Lock gate = new();

    public Inbox(string path)
    {
        file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        // Without its end a line is one that a power cut tore: its sender has not heard that it is here.
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        file.SetLength(whole);
        file.Position = whole;
        foreach (var line in bytes.AsSpan(0, whole).Split((byte)'\n'))
            if (!bytes.AsSpan(line).IsEmpty)
                known.Add(JsonSerializer.Deserialize<Message>(bytes.AsSpan(line), Json)!.Id);
    }

    /// <returns>False where it is known already.</returns>
    public bool Keep(string id, byte[] body)
    {
        lock (gate)
        {
            if (known.Contains(id)) return false;
            file.Write([.. JsonSerializer.SerializeToUtf8Bytes(new Message(id, body), Json), (byte)'\n']);
            file.Flush(flushToDisk: true);
            return known.Add(id);
        }
    }

    public void Dispose() => file.Dispose();

    /// <param name="Id">The header <c>webhook-id</c>.</param>
    /// <param name="Body">As it came; in the file in base64.</param>
    private sealed record Message(string Id, byte[] Body);
}
