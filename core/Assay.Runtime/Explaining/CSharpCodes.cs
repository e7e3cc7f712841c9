namespace Assay.Runtime.Explaining;

/// <summary>Codes of what is said of expressions and scripts.</summary>
static class CSharpCodes
{
    public static readonly Explanation[] All =
    [
        new("else-when-empty", "A choice takes its second value on rows where a column is empty.",
            "let: { low: 'ti < 0.5 ? 1 : 0' }", "Write 'ti == null ? null : ...' in front."),
        new("expression", "An expression cannot be used; the message says why.",
            "where: ti <", "Change it as the message says."),
        new("expression-failed", "An expression broke on a row, most often on an empty value.",
            "let: { x: ti.Value + 1 }", "Write 'ti + 1', which is empty when ti is, or 'ti ?? 0'."),
        new("fails-when-empty", "A member is used of what may be empty; the row then fails.",
            "where: ti.Value < 0.5", "Write ti < 0.5, or text[\"x\"]?.Contains(\"y\") == true."),
        new("no-class-library", "The compiler does not find .NET's class library.",
            "assay published as a single file", "Use the application as a folder."),
        new("score-generic", "Score has type parameters; nobody could fill them.",
            "double Score<T>(Exam exam)", "Write it without."),
        new("script", "A script does not compile, or holds no usable function.",
            "double? Score(Exam exam) { return tii; }", "Mend the lines that the message names."),
        new("script-crashed", "A script that runs in a process of its own ended that process: endless recursion, or Environment.Exit.",
            "Environment.Exit(1) in a script", "Mend the script; the sample that it broke on is named."),
        new("script-failed", "A script threw on a sample; the sample fails, the run goes on.",
            "exam.LabelMap!.Ids on a sample without labels", "Handle the case, or return null for no evidence."),
        new("script-plugin", "A script holds what cannot come along when 'assay new plugin --from' makes a plugin of it.",
            "#r \"plugin:Scorers.Agreement\"", "Do what the message says; the script stays as it is until then."),
        new("script-process", "The process for a script could not be started or spoke nonsense.",
            "too few processes allowed", "Look at the message; without 'isolate:' and 'timeout:' the script runs in the run's process."),
        new("script-reference", "What a script refers to with #r is not there, or is nothing a script can use: a plugin, an assembly by its path, or a part of .NET.",
            "#r \"plugin:Nowhere\"", "Name a plugin that 'assay list' shows, or a DLL that is there."),
        new("script-result", "A script gave a result that is none.",
            "return double.NaN;", "Return a finite number, or null for no evidence."),
        new("script-timeout", "A script took longer than its 'timeout:'; or that is no time, such as 500ms, 30s or 2m.",
            "an endless loop under 'timeout: 30s'", "Mend the script, or give it more time."),
        new("scripts-refused", "The pipeline names a script, and '--no-scripts' or the variable ASSAY_NO_SCRIPTS says that none may run. Expressions are no scripts.",
            "assay run --no-scripts on a pipeline with a script", "Leave --no-scripts away, if you trust the script."),
        new("true-when-empty", "A condition is true on rows where a column is empty, though nothing was measured there.",
            "where: ti != 0.5", "Add '&& ti.HasValue', or write 'ti == null || ...' if that is meant."),
        new("whole-division", "Two whole numbers are divided, and C# drops the remainder.",
            "where: ti > 1 / 2", "Write 1.0 / 2."),
    ];
}
