using System.Text.RegularExpressions;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Reviewing;

/// <summary>What a pipeline's selectors ask of columns, in its own words.</summary>
static partial class Thresholds
{
    /// <summary>What the last selector that names a column asks of it; null when none does. The end is the one that it lets in, where its words tell.</summary>
    public static (string Text, Suspicious? End)? Of(string column, IEnumerable<StepUse> steps) => steps.Reverse().Select(step => Of(column, step)).FirstOrDefault(found => found is not null);

    static (string Text, Suspicious? End)? Of(string column, StepUse step) => step switch
    {
        { Options: WhereOptions where } => OfCondition(column, where.Condition.Text),
        { Instance: ExtremeStep, Options: ExtremeOptions extreme } when extreme.By.Name == column =>
            ($"{step.Component.Name} {(extreme.Count is { } count ? $"{count}" : $"{100 * extreme.Fraction!.Value:0.###} %")} by {column}", step.Instance is LowestStep ? Suspicious.Low : Suspicious.High),
        _ => null,
    };

    /// <summary>The clauses of a condition that name the column.</summary>
    static (string, Suspicious?)? OfCondition(string column, string condition)
    {
        string[] clauses = [.. Joints().Split(condition).Where(clause => Names(clause, column)).Select(clause => Spaces().Replace(clause, " ").Trim())];
        return clauses.Length == 0 ? null : (Balanced(clauses, condition), EndOf(clauses[0], column));
    }

    /// <summary>Clauses of which a bracket was torn off are shown with the whole condition.</summary>
    static string Balanced(string[] clauses, string condition)
    {
        var text = string.Join(", ", clauses);
        return clauses.All(clause => clause.Count(c => c == '(') == clause.Count(c => c == ')')) ? text : Spaces().Replace(condition, " ").Trim();
    }

    static bool Names(string clause, string column) => Regex.IsMatch(clause, $@"(?<![\w.""]){Regex.Escape(column)}(?![\w""])");

    static Suspicious? EndOf(string clause, string column)
    {
        var after = Regex.Match(clause, $@"^\(*\s*{Regex.Escape(column)}\s*(<|>)");
        if (after.Success)
            return after.Groups[1].Value == "<" ? Suspicious.Low : Suspicious.High;
        var before = Regex.Match(clause, $@"(<|>)=?\s*{Regex.Escape(column)}\s*\)*$");
        return before.Success ? before.Groups[1].Value == ">" ? Suspicious.Low : Suspicious.High : null;
    }

    [GeneratedRegex(@"&&|\|\||\?\?")]
    private static partial Regex Joints();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
