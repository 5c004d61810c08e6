using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LoyaltyPoints.Api.OpenApi;

/// <summary>The document as text. Endpoints do not change while the process runs, so JSON is rendered once.</summary>
public sealed class RenderedDocument(IServiceProvider services)
{
    private volatile byte[]? json;

    /// <summary>OpenAPI 3.1 in JSON.</summary>
    public async ValueTask<byte[]> GetJsonAsync(CancellationToken cancellation)
    {
        if (json is { } rendered) return rendered;
        using var stream = new MemoryStream();
        var document = await GenerateAsync(cancellation);
        await document.SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_1, cancellation);
        return json = stream.ToArray();
    }

    /// <summary>The same in YAML, with LF and a final line feed: what <c>openapi.yaml</c> must equal.</summary>
    public async Task<string> RenderYamlAsync(CancellationToken cancellation)
    {
        var document = await GenerateAsync(cancellation);
        var yaml = await document.SerializeAsYamlAsync(OpenApiSpecVersion.OpenApi3_1, cancellation);
        return yaml.ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    private async Task<OpenApiDocument> GenerateAsync(CancellationToken cancellation)
    {
        var provider = services.GetRequiredKeyedService<IOpenApiDocumentProvider>(OpenApiSetup.DocumentName);
        var document = await provider.GetOpenApiDocumentAsync(cancellation);
        // The framework sorts them as a language does, which is not the same on every machine.
        document.Components!.Schemas = new SortedDictionary<string, IOpenApiSchema>(
            document.Components.Schemas!, StringComparer.Ordinal);
        return document;
    }
}
