using System.Net.Http.Headers;

namespace Assay.Models.Http.Sending;

/// <summary>Where requests go, with headers and query; knows what may be shown of it.</summary>
sealed class Endpoint
{
    readonly (string Name, string Value)[] headers;
    readonly string query;
    readonly string[] secrets;

    /// <param name="url">As the pipeline gives it.</param>
    /// <param name="headers">With secrets filled in.</param>
    /// <param name="query">With secrets filled in.</param>
    /// <param name="secrets">What must not be shown.</param>
    public Endpoint(Uri url, IEnumerable<(string Name, string Value)> headers, IEnumerable<(string Name, string Value)> query, IEnumerable<string> secrets)
    {
        (Url, this.headers) = (url, [.. headers]);
        this.query = string.Join('&', query.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));
        this.secrets = [.. secrets.Where(secret => secret.Length > 0).OrderByDescending(secret => secret.Length)];
    }

    public Uri Url { get; }

    /// <summary>Scheme, host and path; never a query, in which secrets may stand.</summary>
    public string Shown => ShownOf(Url);

    public static string ShownOf(Uri url) => url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    /// <summary>A text of the server's without the secrets it may repeat.</summary>
    public string Redact(string text)
    {
        foreach (var secret in secrets)
            text = text.Replace(secret, "***", StringComparison.Ordinal).Replace(Uri.EscapeDataString(secret), "***", StringComparison.Ordinal);
        return text;
    }

    /// <summary>The same server, another path: <c>v2/models/unet</c>.</summary>
    public Endpoint At(string path) =>
        new(new UriBuilder(Url) { Path = $"{Url.AbsolutePath.TrimEnd('/')}/{path}" }.Uri, headers, [], secrets) { Appended = Appended.Length > 0 ? Appended : query };

    string Appended { get; init; } = "";

    public HttpRequestMessage Request(HttpMethod method, HttpContent? content)
    {
        var given = Url.Query.TrimStart('?');
        var all = string.Join('&', new[] { given, Appended.Length > 0 ? Appended : query }.Where(part => part.Length > 0));
        HttpRequestMessage request = new(method, new UriBuilder(Url) { Query = all }.Uri) { Content = content, Version = System.Net.HttpVersion.Version11 };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("assay", "1"));
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            if (!request.Headers.TryAddWithoutValidation(name, value))
                throw new AssayException("bad-header", $"the header '{name}' cannot be set by a pipeline; remove it");
        }
        return request;
    }
}
