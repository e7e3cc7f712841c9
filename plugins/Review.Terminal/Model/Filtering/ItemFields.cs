namespace Assay.Review.Terminal;

/// <summary>What items can be filtered by beside columns and attributes.</summary>
static class ItemFields
{
    static readonly Dictionary<string, Func<int, Desk, IReadOnlyList<string>>> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["state"] = (position, desk) => States(desk.StateOf(position)),
        ["kind"] = (position, desk) => desk.StateOf(position).Verdict?.Kinds ?? [],
        ["class"] = (position, desk) => desk.Review.ClassOf(position) is { } name ? [name] : desk.Options.ReviewersSeeScores ? Words(desk.Review.Items[position].Reason) : [],
        ["sample"] = (position, desk) => [desk.Review.Items[position].Sample],
        ["unit"] = (position, desk) => [desk.Review.Items[position].Unit.ToString()],
        ["flag"] = (position, desk) => [desk.StateOf(position).IsFlagged ? "yes" : "no"],
        ["difficulty"] = (position, desk) => desk.StateOf(position) is var state && (state.Difficulty ?? state.Verdict?.Difficulty) is { } difficulty ? [$"{difficulty}"] : [],
        ["comment"] = (position, desk) => desk.StateOf(position) is var state && (state.Comment ?? state.Verdict?.Comment) is { } comment ? [comment] : [],
        ["rank"] = (position, desk) => [$"{desk.Review.Items[position].Rank}"],
    };

    public static IEnumerable<string> Names => Fields.Keys;

    public static Func<int, Desk, IReadOnlyList<string>>? Find(string name) => Fields.GetValueOrDefault(name);

    /// <summary>Values of <c>state</c>, for completion.</summary>
    public static IReadOnlyList<string> AllStates { get; } = ["undecided", "decided", .. Decision.All, "stale", "conflict"];

    static List<string> States(ItemState state)
    {
        List<string> words = [state.IsDecided ? "decided" : "undecided"];
        if (state.IsDecided)
            words.Add(state.Verdict!.Decision);
        if (state.IsStale)
            words.Add("stale");
        if (state.IsConflict)
            words.Add("conflict");
        return words;
    }

    /// <summary>Of what is no object: classes are named in reasons, in quotes or without.</summary>
    static string[] Words(string reason) => [.. reason.Split([' ', '\'', '"', ',', ':', '(', ')', ';'], StringSplitOptions.RemoveEmptyEntries), .. reason.Split('\'')];
}
