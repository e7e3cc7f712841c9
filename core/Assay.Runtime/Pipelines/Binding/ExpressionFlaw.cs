using System.Buffers;
using Assay.Runtime.Pipelines.Yaml;

namespace Assay.Runtime.Pipelines.Binding;

/// <summary>Expressions that YAML, not the user, cut or changed.</summary>
static class ExpressionFlaw
{
    static readonly SearchValues<char> TypographicQuotes = SearchValues.Create("\u2018\u2019\u201C\u201D\u201E\u00AB\u00BB");

    public static string? Find(ScalarNode node) =>
        string.IsNullOrWhiteSpace(node.Text) ? "an empty expression; expected a C# expression"
        : node.Style == ScalarStyle.Plain && Habit.IsTruthElsewhere(node.Text)
            ? $"'{node.Text}' is neither an expression nor a truth value; C# writes true and false"
        : node.Style == ScalarStyle.Plain && node.Text.Count(c => c == '"') % 2 != 0
            ? $"the expression ends inside a string ({node.Describe()}); ' #' starts a comment in YAML: put the whole value in quotes"
        : node.Text.AsSpan().IndexOfAny(TypographicQuotes) is >= 0 and var at ? $"'{node.Text[at]}' is a typographic quote; C# needs the straight \" around text"
        : null;
}
