using Assay.Testing.Transcripts;

namespace Assay.Cli.Tests.Transcripts;

/// <summary>Every console block of every README, section by section.</summary>
public class ReadmeTranscripts
{
    public static TheoryData<string, string> Sections =>
    [
        .. new[] { "core", "plugins", "pipelines", "scripts", "tests" }
            .SelectMany(area => Directory.GetFiles(Path.Combine(Repository.Root, area), "README.md", SearchOption.AllDirectories))
            .Append(Path.Combine(Repository.Root, "README.md"))
            .Select(file => Path.GetRelativePath(Repository.Root, file)).Order()
            .SelectMany(page => Transcript.Sections(page).Select(section => (page, section))),
    ];

    [Theory]
    [MemberData(nameof(Sections))]
    public void What_a_section_shows_is_what_happens(string page, string section) => Transcript.Run(page, section);
}
