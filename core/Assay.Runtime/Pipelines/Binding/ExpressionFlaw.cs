using Assay.Runtime.Pipelines.Yaml;

namespace Assay.Runtime.Pipelines.Binding;

/// <summary>Expressions that YAML, not the user, cut or changed.</summary>
static class ExpressionFlaw
{
    public static string? Find(ScalarNode node) =>
        string.IsNullOrWhiteSpace(node.Text) ? "an empty expression; expected a C# expression"
        : node.Style == ScalarStyle.Plain && node.Text is "yes" or "no" or "on" or "off" or "Yes" or "No" or "True" or "False"
            ? $"'{node.Text}' is neither an expression nor a truth value; C# writes true and false"
        : node.Style == ScalarStyle.Plain && node.Text.Count(c => c == '"') % 2 != 0
            ? $"the expression ends inside a string ({node.Describe()}); ' #' starts a comment in YAML: put the whole value in quotes"
        : null;
}
