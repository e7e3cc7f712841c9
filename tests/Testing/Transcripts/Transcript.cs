using Xunit;

namespace Assay.Testing.Transcripts;

/// <summary>
/// Does what a section of a Markdown page says, as a reader would, in an empty folder outside the repository. A block marked <c>```console</c> holds commands after
/// <c>$ </c> (further lines of one after <c>&gt; </c>) and what they print, <c>...</c> standing for anything; a command must succeed unless <c>$ echo $?</c> follows it. A block after a line that
/// starts with a file's name in backticks and ends with a colon is saved to that file.
/// </summary>
public static class Transcript
{
    /// <summary>The sections of a page that have commands, by their headings.</summary>
    /// <param name="page">Relative to the repository.</param>
    public static IEnumerable<string> Sections(string page) => Read(page).Where(section => section.HasCommands).Select(section => section.Title);

    /// <summary>Goes through a section and fails at the first command that does something else than the page says.</summary>
    public static void Run(string page, string title) => Run(page, Read(page).Single(section => section.Title == title));

    /// <summary>The same for all of a text that is no file.</summary>
    public static void RunText(string markdown)
    {
        foreach (var section in Page.Read(markdown))
            Run("text", section);
    }

    static IReadOnlyList<Section> Read(string page) => Page.Read(File.ReadAllText(Path.Combine(Repository.Root, page)));

    static void Run(string page, Section section)
    {
        using var shell = new Shell();
        for (var i = 0; i < section.Steps.Count; i++)
            if (section.Steps[i] is Saved saved)
                shell.Save(saved.Name, saved.Text);
            else if (section.Steps[i] is Typed typed)
                Check(page, typed, shell.Run(typed.Command), mayFail: section.Steps.ElementAtOrDefault(i + 1) is Typed { Command: "echo $?" });
    }

    static void Check(string page, Typed typed, (int Code, IReadOnlyList<string> Lines) answer, bool mayFail)
    {
        var diff = Expectation.Diff(typed.Expected, answer.Lines);
        var code = answer.Code != 0 && !mayFail ? $"exit code {answer.Code}\n" : "";
        Assert.True(diff is null && code.Length == 0,
            $"{page}({typed.Line}): $ {typed.Command}\n{code}{(diff is null ? string.Join('\n', answer.Lines) : $"the page says (-), the command says (+)\n{diff}")}");
    }
}
