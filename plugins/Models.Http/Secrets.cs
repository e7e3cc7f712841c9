namespace Assay.Models.Http;

/// <summary>Names whose values nobody wants to read in a file.</summary>
static class Secrets
{
    static readonly string[] Words = ["authorization", "apikey", "accesskey", "token", "secret", "password", "passwd", "cookie", "credential", "signature"];

    public static bool LooksLikeOne(string name)
    {
        var letters = new string([.. name.Where(char.IsAsciiLetterOrDigit)]).ToLowerInvariant();
        return letters is "key" or "sig" or "auth" || Array.Exists(Words, word => letters.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>Names with values filled in, and the values that are secret.</summary>
    /// <exception cref="AssayException">A variable is not set.</exception>
    public static ((string Name, string Value)[] Pairs, string[] Secret) Read(IReadOnlyDictionary<string, RequestValue> values, IHost host)
    {
        List<string> secret = [];
        var pairs = values.Select(pair =>
        {
            if (pair.Value.Env is not { } name)
                return (pair.Key, pair.Value.Text ?? "");
            var content = host.Secret(name);
            if (content.AsSpan().ContainsAny('\r', '\n'))
                throw new AssayException("bad-secret", $"the environment variable {name} holds more than one line, expected a key; set it again without the line break");
            secret.Add(content);
            return (pair.Key, pair.Value.Before + content);
        }).ToArray();
        return (pairs, [.. secret]);
    }
}
