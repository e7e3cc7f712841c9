using System.Security.Authentication;
using System.Text;

namespace Assay.Formats.Cvat.Server;

/// <summary>What came of sending a request once.</summary>
abstract record Outcome
{
    /// <summary>A complete answer of any status.</summary>
    /// <param name="Type">Content type without parameters, in lower case.</param>
    /// <param name="After">What the server asks to wait.</param>
    /// <param name="Target">Where a redirection points.</param>
    public sealed record Answer(int Status, string Type, byte[] Body, TimeSpan? After, Uri? Target) : Outcome
    {
        const int Shown = 200;

        public bool IsGood => Status is >= 200 and < 300;

        public bool IsRedirection => Status is 301 or 302 or 303 or 307 or 308;

        /// <summary>The server is there, but serves nobody now.</summary>
        public bool IsBusy => Status is 408 or 429 or 502 or 503 or 504;

        /// <summary>It did not begin to do what was asked.</summary>
        public bool IsUntouched => Status is 429 or 503;

        public bool IsPage => Type is "text/html" or "application/xhtml+xml" || Body.AsSpan().TrimStart(" \r\n\t"u8).StartsWith("<"u8);

        /// <summary>The beginning of a body of text on one line; null when it is none.</summary>
        public string? Text()
        {
            var text = Encoding.UTF8.GetString(Body, 0, Math.Min(Body.Length, 4 * Shown));
            text = new string([.. string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(c => !char.IsControl(c) && c != '\uFFFD')]);
            return text.Length == 0 ? null : text.Length > Shown ? text[..Shown] + "..." : text;
        }
    }

    /// <summary>No answer, or no whole one.</summary>
    /// <param name="WasSent">The server may have done what was asked.</param>
    /// <param name="Hopeless">There is no use in trying again.</param>
    public sealed record Failure(string Why, bool WasSent, bool Hopeless = false) : Outcome;

    /// <summary>What an exception of the network means; null when it is none.</summary>
    public static Failure? Of(Exception e) => e switch
    {
        BodyTooLargeException => new Failure(e.Message, WasSent: true, Hopeless: true),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or AuthenticationException => new Failure($"the secure connection failed: {Innermost(e)}", WasSent: false, Hopeless: true),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new Failure("its host name is not known", WasSent: false, Hopeless: true),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError } => new Failure(Innermost(e), WasSent: false),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.ConfigurationLimitExceeded } => new Failure($"it does not speak HTTP: {Innermost(e)}", WasSent: true, Hopeless: true),
        HttpRequestException or IOException => new Failure($"the connection broke before the answer was complete ({Innermost(e)})", WasSent: true),
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

/// <summary>An answer is larger than allowed.</summary>
sealed class BodyTooLargeException(long most) : IOException($"the answer is longer than {most / 1e6:0.###} MB (connection: max_body)");
