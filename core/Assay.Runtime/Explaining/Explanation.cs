namespace Assay.Runtime.Explaining;

/// <summary>What a code stands for.</summary>
/// <param name="Example">What brings it about.</param>
/// <param name="Fix">What to do.</param>
public sealed record Explanation(string Code, string Meaning, string Example, string Fix)
{
    /// <summary>Of every code that the host and the plugins that come with it use, in order; a test compares with the sources. C# compiler codes come on top.</summary>
    public static IReadOnlyList<Explanation> All { get; } =
        [.. PipelineCodes.All.Concat(CSharpCodes.All).Concat(RunCodes.All).Concat(ReviewCodes.All).Concat(DataCodes.All).Concat(CvatCodes.All).Concat(CvatServerCodes.All).Concat(FolderCodes.All).Concat(ScaneoCodes.All).Concat(ExportCodes.All).Concat(HttpCodes.All).Concat(ModelCodes.All).OrderBy(explanation => explanation.Code, StringComparer.Ordinal)];

    /// <summary>Null when the code is none of ours and none of the compiler's.</summary>
    public static Explanation? Of(string code) => All.FirstOrDefault(explanation => explanation.Code == code) ?? (IsOfCompiler(code)
        ? new(code, "The C# compiler refuses an expression or a script.", "CS0103: The name 'tii' does not exist in the current context",
            "https://learn.microsoft.com/dotnet/csharp/language-reference/compiler-messages/ explains its codes.")
        : null);

    static bool IsOfCompiler(string code) => code.StartsWith("CS", StringComparison.Ordinal) && code.Length == 6 && code[2..].All(char.IsAsciiDigit);
}
