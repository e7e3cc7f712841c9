namespace Assay.Testing.Transcripts;

/// <summary>What a reader of a page does next.</summary>
/// <param name="Line">Where it stands in the page, from 1.</param>
abstract record Step(int Line);

/// <summary>Types a command and reads its answer.</summary>
/// <param name="Command">For bash; may have several lines.</param>
/// <param name="Expected">The lines of output that the page shows.</param>
sealed record Typed(int Line, string Command, IReadOnlyList<string> Expected) : Step(Line);

/// <summary>Saves a text.</summary>
/// <param name="Name">Relative to where the shell is.</param>
sealed record Saved(int Line, string Name, string Text) : Step(Line);

/// <summary>The steps below a heading, in order.</summary>
sealed record Section(string Title, IReadOnlyList<Step> Steps)
{
    public bool HasCommands => Steps.Any(step => step is Typed);
}
