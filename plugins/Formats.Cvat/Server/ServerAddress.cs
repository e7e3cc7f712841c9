using System.Net.Http.Headers;

namespace Assay.Formats.Cvat.Server;

/// <summary>Where a server is, and what every request to it says.</summary>
sealed class ServerAddress
{
    readonly string? scheme, token, organization;

    /// <param name="token">Shown to nobody else.</param>
    /// <exception cref="AssayException">The address or the token is none.</exception>
    public ServerAddress(string url, CvatConnection connection, string? token)
    {
        Root = Parse(url);
        this.token = token is null ? null : Checked(token);
        scheme = connection.Auth switch { CvatAuth.Bearer => "Bearer", CvatAuth.Token => "Token", _ => token is { Length: 40 } && token.All(char.IsAsciiHexDigitLower) ? "Token" : "Bearer" };
        organization = connection.Organization;
    }

    /// <summary>With '/' at its end.</summary>
    public Uri Root { get; }

    public bool HasToken => token is not null;

    /// <summary>Without the last '/'.</summary>
    public string Shown => Root.AbsoluteUri.TrimEnd('/');

    /// <exception cref="AssayException">It is none.</exception>
    public static Uri Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new AssayException("cvat-options", $"url: '{url}' is no address, expected the root of a CVAT server: https://HOST or http://HOST:PORT");
        if (uri.UserInfo.Length > 0)
            throw new AssayException("cvat-options", "url: a password does not belong into a pipeline; put a personal access token into an environment variable and name it: token_env: CVAT_TOKEN");
        if (uri.AbsolutePath.Split('/').Any(part => part is "tasks" or "projects" or "jobs" or "api") || uri.Query.Length + uri.Fragment.Length > 0)
            throw new AssayException("cvat-options", $"url: '{url}' is a page of a server, expected its root, {uri.GetLeftPart(UriPartial.Authority)}; say which project, task or job beside it: task: 12");
        return new Uri(uri.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
    }

    static string Checked(string token) => token.AsSpan().ContainsAny('\r', '\n') || token.Any(c => c is < ' ' or > '~')
        ? throw new AssayException("cvat-options", "the environment variable that token_env names holds more than a key: a line break, or characters that no key has; set it again") : token;

    /// <summary>A text of the server's without the token that it may repeat.</summary>
    public string Redact(string text) => token is { Length: > 0 } ? text.Replace(token, "***", StringComparison.Ordinal) : text;

    /// <param name="target">Relative to the root, with its query: <c>api/jobs?task_id=1</c>.</param>
    public HttpRequestMessage Request(HttpMethod method, string target, HttpContent? content)
    {
        HttpRequestMessage request = new(method, new Uri(Root, target)) { Content = content, Version = System.Net.HttpVersion.Version11 };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("assay", "1"));
        request.Headers.TryAddWithoutValidation("Accept", "application/vnd.cvat+json, application/json;q=0.9, */*;q=0.1");
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} {token}");
        if (organization is not null)
            request.Headers.TryAddWithoutValidation("X-Organization", organization);
        return request;
    }

    /// <summary>The target of a redirection, relative to the root; null when it leads elsewhere.</summary>
    public string? Within(Uri target) => Root.IsBaseOf(target) && target.Authority == Root.Authority && target.Scheme == Root.Scheme ? Root.MakeRelativeUri(target).ToString() : null;
}
