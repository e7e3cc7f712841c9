using System.ComponentModel;

namespace Assay.Models.Http;

/// <summary>What stands in a header, a form field or the query: text, or a secret from the environment.</summary>
public sealed record RequestValue
{
    [OneOf("value")]
    [Shorthand]
    [Description("Written as it is; it stands in run.json, so it must be no secret")]
    public string? Text { get; init; }

    [OneOf("value")]
    [Description("The environment variable that holds a secret; its name is recorded, its content never")]
    public SecretName? Env { get; init; }

    [Description("Put before the secret: 'Bearer ' for most tokens")]
    public string Before { get; init; } = "";
}
