using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines;

/// <summary>Every code a pipeline's diagnostics use, with one line each, and those of plugins. C# compiler codes (CS....) come on top.</summary>
public static class Codes
{
    public const string MissingFile = "missing-file";
    public const string UnreadableFile = "unreadable-file";
    public const string FileTooLarge = "file-too-large";
    public const string NotUtf8 = "not-utf8";
    public const string NotAPipeline = "not-a-pipeline";
    public const string YamlSyntax = "yaml-syntax";
    public const string YamlTab = "yaml-tab";
    public const string YamlIndent = "yaml-indent";
    public const string YamlCharacter = "yaml-character";
    public const string YamlAlias = "yaml-alias";
    public const string YamlTag = "yaml-tag";
    public const string YamlMerge = "yaml-merge";
    public const string YamlKey = "yaml-key";
    public const string YamlDepth = "yaml-depth";
    public const string YamlDocuments = "yaml-documents";
    public const string DuplicateKey = "duplicate-key";
    public const string UndefinedVariable = "undefined-variable";
    public const string BadVariable = "bad-variable";
    public const string UnknownSection = "unknown-section";
    public const string MissingSection = "missing-section";
    public const string NotSupported = "not-supported";
    public const string UnknownKey = "unknown-key";
    public const string MissingKey = "missing-key";
    public const string WrongType = "wrong-type";
    public const string OutOfRange = "out-of-range";
    public const string UnknownValue = "unknown-value";
    public const string OneOf = "one-of";
    public const string MissingPath = "missing-path";
    public const string NoComponent = "no-component";
    public const string TwoComponents = "two-components";
    public const string UnknownComponent = "unknown-component";
    public const string WrongKind = "wrong-kind";
    public const string BadOptions = "bad-options";
    public const string BadId = "bad-id";
    public const string DuplicateId = "duplicate-id";
    public const string DuplicateColumn = "duplicate-column";
    public const string DuplicateClass = "duplicate-class";
    public const string UnknownReference = "unknown-reference";
    public const string UnknownRole = "unknown-role";
    public const string AmbiguousReference = "ambiguous-reference";
    public const string NoReference = "no-reference";
    public const string WrongEvidence = "wrong-evidence";
    public const string WrongLabels = "wrong-labels";
    public const string UnknownColumn = "unknown-column";
    public const string UnquotedExpression = "unquoted-expression";
    public const string NotAnExpression = "not-an-expression";
    public const string NotACondition = "not-a-condition";
    public const string NotAValue = "not-a-value";
    public const string SurprisingExpression = "surprising-expression";
    public const string ScriptsRefused = "scripts-refused";
    public const string UnusedReference = "unused-reference";
    public const string SurveyBehindSelector = "survey-behind-selector";
    public const string NotATest = "not-a-test";
    public const string NoTest = "no-test";
    public const string UnknownStep = "unknown-step";

    public static IReadOnlyDictionary<string, string> Explanations { get; } = new Dictionary<string, string>(PluginCodes.Explanations)
    {
        [MissingFile] = "The pipeline file does not exist.",
        [UnreadableFile] = "The pipeline file exists but cannot be read: a folder, or no permission.",
        [FileTooLarge] = "A pipeline is at most 1 MB; a larger file is something else.",
        [NotUtf8] = "Pipelines are UTF-8 text.",
        [NotAPipeline] = "The document is empty, or no mapping of sections (dataset, references, steps, ...).",
        [YamlSyntax] = "The text is not YAML. Most often a value needs quotes.",
        [YamlTab] = "YAML is indented with spaces, never with tabs.",
        [YamlIndent] = "A line is indented by what fits no line above it, by a character that is no space, or has no space behind its '-'.",
        [YamlCharacter] = "Control characters and the line and paragraph separators U+2028 and U+2029 cannot stand in YAML text.",
        [YamlAlias] = "Anchors (&x) and aliases (*x) are refused, so that what you read is what runs. Text that starts with & or * needs quotes.",
        [YamlTag] = "Tags (!x) are refused. An expression that starts with '!' needs quotes, or YAML reads a tag.",
        [YamlMerge] = "Merge keys (<<) are refused: no inheritance between parts of a pipeline.",
        [YamlKey] = "A key must be text; a list or mapping as a key usually is a value that lacks its quotes.",
        [YamlDepth] = "Values may be nested 64 deep.",
        [YamlDocuments] = "A pipeline file is one YAML document.",
        [DuplicateKey] = "A key stands twice in one mapping; YAML would silently keep one of them.",
        [UndefinedVariable] = "A ${VARIABLE} is not set in the environment and has no default (${VARIABLE:default}).",
        [BadVariable] = "A '${' is not followed by NAME} or NAME:default}. A literal '${' is written '$${'.",
        [UnknownSection] = "A pipeline has the sections dataset, references, control, steps, review and outputs.",
        [MissingSection] = "A pipeline needs a dataset and at least one step.",
        [NotSupported] = "The key is planned, but this version does not act on it; it is refused rather than ignored.",
        [UnknownKey] = "The component, or the section, has no such key. Nothing is silently ignored.",
        [MissingKey] = "A required option was not given.",
        [WrongType] = "The value is of another type than the option.",
        [OutOfRange] = "The number is outside the range the option allows.",
        [UnknownValue] = "The option takes one of a few words, and this is none of them.",
        [OneOf] = "Of a group of options exactly one must be given.",
        [MissingPath] = "A file or folder does not exist, or a pattern matches nothing. Paths are relative to the file that holds them.",
        [NoComponent] = "A dataset, reference, step, review or output names one component: 'name: { options }'.",
        [TwoComponents] = "A dataset, reference, step, review or output names one component, not several.",
        [UnknownComponent] = "No installed plugin has a component of that name. 'assay list' shows those there are.",
        [WrongKind] = "The component exists, but is of another kind than this section takes.",
        [BadOptions] = "The component refuses this combination of options, or its plugin cannot be used.",
        [BadId] = "Ids name columns in expressions: lower-case letters, digits and '_', starting with a letter, and no keyword of C#.",
        [DuplicateId] = "Two steps have one id; give one of them an 'id:' of its own.",
        [DuplicateColumn] = "Two steps add a column of the same full name (<id> or <id>_<name>).",
        [DuplicateClass] = "A class name or id stands twice in 'classes:'.",
        [UnknownReference] = "A step names a reference that 'references:' does not have.",
        [UnknownRole] = "A step has no use for a reference under that key.",
        [AmbiguousReference] = "Several references could answer; say which.",
        [NoReference] = "A step needs evidence that no reference gives.",
        [WrongEvidence] = "The named reference does not give the evidence the step needs.",
        [WrongLabels] = "The dataset's labels are not of a kind the step can score.",
        [UnknownColumn] = "No earlier step adds a column of that name.",
        [UnquotedExpression] = "YAML read the value as something else than the expression that was meant; put it in quotes.",
        [NotAnExpression] = "A pipeline takes one C# expression, not statements or other code.",
        [NotACondition] = "The expression must be true or false.",
        [NotAValue] = "The expression must be a number.",
        ["empty-expression"] = "The expression is empty.",
        ["long-expression"] = "The expression is too long; put it into a script.",
        ["not-allowed"] = "Expressions compute from columns and attributes only; for more there are scripts.",
        ["unknown-function"] = "Expressions know the functions of Math and a few more; this is none of them.",
        ["one-score-function"] = "A script holds exactly one function called Score (a scorer), Keep or Select (a selector), or Write (an output).",
        ["score-parameter"] = "A parameter of a script's function is of a type that nothing can fill, or its name cannot be a key of the pipeline.",
        ["score-result"] = "A script's function returns something else than its kind expects: Score a number, an optional number or a Score; Keep true or false; Select rows or the table; Write nothing or a Task.",
        ["script-reference"] = "What a script refers to with #r is not there, or is nothing a script can use: a plugin, an assembly by its path, or a part of .NET.",
        ["script-missing"] = "The script, or a file it loads, does not exist.",
        ["script-unreadable"] = "The script cannot be read.",
        ["script-too-large"] = "The script is larger than scripts may be.",
        [SurprisingExpression] = "The expression is legal C#, but does with empty values what few people expect.",
        [ScriptsRefused] = "The pipeline names a script, and '--no-scripts' or the variable ASSAY_NO_SCRIPTS says that none may run. Expressions are no scripts.",
        ["script-timeout"] = "A script took longer than its 'timeout:'; or that is no time, such as 500ms, 30s or 2m.",
        ["script-crashed"] = "A script that runs in a process of its own ended that process: endless recursion, or Environment.Exit.",
        [UnusedReference] = "No step uses the reference. It would be opened for nothing.",
        [SurveyBehindSelector] = "A scorer that learns from the whole dataset stands behind a selector and sees only the kept rows; say 'over: all' or 'over: kept'.",
        [NotATest] = "A test file (x.test.yaml) is a mapping with 'cases:', which holds named cases.",
        [NoTest] = "A pipeline x.yaml was to be tested, and there is no x.test.yaml beside it.",
        [UnknownStep] = "A test names a step that the pipeline does not have.",
    };

    /// <summary>What a code stands for; null when it is none of ours and none of the compiler's.</summary>
    public static string? Explain(string code) =>
        Explanations.TryGetValue(code, out var text) ? text
        : code.StartsWith("CS", StringComparison.Ordinal) && code.Length == 6 && code[2..].All(char.IsAsciiDigit)
            ? "The C# compiler refuses an expression or a script; https://learn.microsoft.com/dotnet/csharp/language-reference/compiler-messages/ explains its codes."
        : null;

    /// <summary><c>; did you mean ...?</c>, or nothing.</summary>
    public static string Suggest(string code) => Suggestion.For(code, Explanations.Keys);
}
