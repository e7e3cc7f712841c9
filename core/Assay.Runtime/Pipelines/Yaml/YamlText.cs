using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Assay.Runtime.Pipelines.Yaml;

/// <summary>Writes text as YAML that reads back as it is, in lists and mappings too.</summary>
static partial class YamlText
{
    static readonly JsonSerializerOptions Plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Plain where every reader of YAML takes it for text, else in double quotes; <c>${</c> stands for itself.</summary>
    public static string Scalar(string text) => Plain().IsMatch(text) && !Word().IsMatch(text) ? text : JsonSerializer.Serialize(text.Replace("${", "$${", StringComparison.Ordinal), Plainly);

    [GeneratedRegex(@"^[A-Za-z_./][A-Za-z0-9_./ -]*(?<! )$")]
    private static partial Regex Plain();

    /// <summary>What some reader takes for a truth value, nothing or a number.</summary>
    [GeneratedRegex(@"^(true|false|yes|no|on|off|y|n|null|\.inf|\.nan|\.?\d[\d_.eE+-]*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
