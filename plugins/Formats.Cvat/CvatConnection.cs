using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Formats.Cvat;

/// <summary>How a CVAT server is spoken to.</summary>
public sealed record CvatConnection
{
    [Description("The organization (its short name) in which projects and tasks lie; without it, what the token may see.")]
    public string? Organization { get; init; }

    [Description("How the token is shown: as a personal access token (bearer) or as the key of older servers (token); auto: 40 hexadecimal digits are such a key.")]
    public CvatAuth Auth { get; init; } = CvatAuth.Auto;

    [Range(0.001, 86_400)]
    [Description("Seconds for one exchange, from connecting to the last byte.")]
    public double Timeout { get; init; } = 120;

    [Range(0, 20)]
    [Description("How often a request is sent again after 429, 502, 503, 504 or an answer that broke off (after other 5xx at most twice); the pauses double from half a second, or are what the server asks for.")]
    public int Retries { get; init; } = 5;

    [Range(0.001, 512)]
    [Description("Most megabytes of an answer: annotations of a job, or a frame.")]
    public double MaxBody { get; init; } = 256;

    [Range(1, 32)]
    [Description("Most requests at once.")]
    public int Concurrency { get; init; } = 4;

    [Description("Use the proxy that the environment names (HTTP_PROXY, HTTPS_PROXY, NO_PROXY); otherwise none is used.")]
    public bool Proxy { get; init; }
}

/// <summary>How a token is shown.</summary>
public enum CvatAuth
{
    /// <summary>By the look of it.</summary>
    Auto,
    /// <summary><c>Authorization: Bearer</c>.</summary>
    Bearer,
    /// <summary><c>Authorization: Token</c>.</summary>
    Token,
}
