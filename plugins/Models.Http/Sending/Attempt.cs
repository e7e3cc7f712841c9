using System.Net;
using System.Security.Authentication;

namespace Assay.Models.Http.Sending;

/// <summary>What came of sending a request once.</summary>
abstract record Attempt
{
    /// <summary>An answer with status 2xx.</summary>
    public sealed record Answered(Reply Reply) : Attempt;

    /// <summary>Another status.</summary>
    /// <param name="After">What the server asks to wait.</param>
    /// <param name="Target">Where a redirection points, without its query.</param>
    public sealed record Refused(Reply Reply, TimeSpan? After, string? Target) : Attempt
    {
        /// <summary>The server is there, but serves nobody now.</summary>
        public bool IsBusy => Reply.Status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.RequestTimeout;
    }

    /// <summary>No connection was made: nothing of the request was sent.</summary>
    public sealed record Unreachable(string Why) : Attempt;

    /// <summary>The connection broke before the answer was complete.</summary>
    public sealed record Broken(string Why) : Attempt;

    /// <summary>The answer took too long.</summary>
    public sealed record TimedOut : Attempt;

    /// <summary>The answer is too large.</summary>
    public sealed record TooLarge(long? Announced) : Attempt;

    /// <summary>There is no use in trying again: the certificate, the protocol.</summary>
    public sealed record Hopeless(string Why) : Attempt;

    /// <summary>What an exception of the network means; null when it is none.</summary>
    public static Attempt? Of(Exception e) => e switch
    {
        BodyTooLargeException large => new TooLarge(large.Announced),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or AuthenticationException => new Hopeless($"the secure connection failed: {Innermost(e)}"),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new Unreachable("its host name is not known"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError } => new Unreachable(Innermost(e)),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.ConfigurationLimitExceeded } => new Hopeless($"it does not speak HTTP: {Innermost(e)}"),
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } or HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => new Broken("the server closed it"),
        HttpRequestException or IOException => new Broken(Innermost(e)),
        _ => null,
    };

    static string Innermost(Exception e)
    {
        while (e.InnerException is { } inner)
            e = inner;
        var text = e.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        return text.Length == 0 ? e.GetType().Name : char.ToLowerInvariant(text[0]) + text[1..];
    }
}
