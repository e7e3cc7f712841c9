using Assay.Testing.Transcripts;

namespace Assay.Cli.Tests.Transcripts;

/// <summary>The tool that runs what READMEs show.</summary>
public class TranscriptTests
{
    const string Fence = "```";

    static void Run(string console) => Transcript.RunText($"{Fence}console\n{console}\n{Fence}");

    static string Fails(string console) => Assert.ThrowsAny<Exception>(() => Run(console)).Message;

    [Fact]
    public void Output_as_shown_is_fine() => Run("$ echo one; echo two >&2\none\ntwo\n$ true");

    [Theory]
    [InlineData("$ printf 'a\\nb\\nc\\n'\na\n...\nc")]
    [InlineData("$ printf 'a\\nb\\nc\\n'\n...")]
    [InlineData("$ printf 'a\\nb\\nc\\n'\n...\nc\n...")]
    [InlineData("$ echo took 12 ms of time\ntook ... ms ...")]
    public void Three_dots_stand_for_anything(string console) => Run(console);

    [Theory]
    [InlineData("$ printf 'a\\nb\\nc\\n'\na\nx\nc", "  a\n- x\n+ b\n  c")]
    [InlineData("$ printf 'a\\nb\\n'\n...\nx", "  a\n  b\n- x")]
    [InlineData("$ echo a.b\na...c", "- a...c\n+ a.b")]
    [InlineData("$ true\na", "- a")]
    [InlineData("$ echo unexpected", "+ unexpected")]
    public void Other_output_is_shown_as_a_diff(string console, string diff) => Assert.EndsWith("the page says (-), the command says (+)\n" + diff, Fails(console));

    [Fact]
    public void A_failure_names_page_line_and_command() => Assert.StartsWith("text(4): $ echo b\n", Fails("$ echo a\na\n$ echo b\nc"));

    [Fact]
    public void A_command_must_succeed_unless_its_code_is_shown()
    {
        Run("$ (exit 3)\n$ echo $?\n3");
        Assert.Contains("exit code 3", Fails("$ (exit 3)\n$ true"));
    }

    [Fact]
    public void Folder_and_variables_last_from_block_to_block() => Transcript.RunText($"""
        {Fence}console
        $ mkdir below && cd below && export NAME=value && LOCAL=too
        {Fence}

        Text between, and a block that is only shown:

        {Fence}
        $ false
        {Fence}

        {Fence}console
        $ basename $PWD; echo $NAME $LOCAL
        below
        value too
        {Fence}
        """);

    [Fact]
    public void A_section_starts_afresh_in_an_empty_folder() => Transcript.RunText($"""
        {Fence}console
        $ touch file
        {Fence}

        ## Next

        {Fence}console
        $ ls
        {Fence}
        """);

    [Fact]
    public void A_block_after_the_name_of_a_file_is_saved_where_the_shell_is() => Transcript.RunText($"""
        {Fence}console
        $ mkdir a && cd a
        {Fence}

        `below/scorer.csx`, beside the pipeline:

        {Fence}csharp
        double? Score(Exam exam) => null;
        {Fence}

        {Fence}console
        $ cat below/scorer.csx
        double? Score(Exam exam) => null;
        {Fence}
        """);

    [Fact]
    public void A_command_may_have_several_lines() => Run("$ cat <<END\n> one\n> two\n> END\none\ntwo");

    [Fact]
    public void Assay_is_on_the_path() => Run("$ assay --version\nassay ..., contracts ...");

    [Fact]
    public void A_command_that_ends_the_shell_is_an_error() => Assert.Contains("ended the shell", Fails("$ exit 0\n$ true"));
}
