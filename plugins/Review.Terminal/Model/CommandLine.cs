namespace Assay.Review.Terminal;

/// <summary>What can be written after the colon: <c>set</c>, <c>filter</c>, <c>sort</c>, <c>goto</c>, and every command by its name.</summary>
static class CommandLine
{
    /// <summary>Words a line can begin with.</summary>
    public static IReadOnlyList<string> Words { get; } = ["filter", "goto", "set", "sort", .. CommandText.Names.Where(pair => pair.Value is not (Command.CommandLine or Command.Filter or Command.Sort)).Select(pair => pair.Key).Order()];

    public static Model Run(Model model, string text, Desk desk)
    {
        var (word, rest) = text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? (text[..space], text[(space + 1)..].Trim()) : (text, "");
        return word switch
        {
            "" => model,
            "filter" => Writing.Filter(model, rest, desk),
            "sort" => Sort(model, rest, desk),
            "goto" => GoTo(model, rest, desk),
            "set" => Set(model, rest),
            "q" => Browsing.Do(model, Command.Quit, desk),
            _ when CommandText.Names.TryGetValue(word, out var command) => Browsing.Do(model, command, desk),
            _ => model with { Notice = new Notice($"'{word}' is no command; Tab completes", IsBad: true) },
        };
    }

    static Model Sort(Model model, string text, Desk desk)
    {
        var (sort, error) = ItemSort.Parse(text, desk);
        if (error is not null)
            return model with { Notice = new Notice(error, IsBad: true) };
        return Moving.Reorder(model, model.Filter, sort, desk) with { Notice = new Notice(sort is null ? "in the queue's order" : $"by {sort.By}{(sort.Descending ? ", largest first" : "")}") };
    }

    /// <summary>By rank, by the item's id, or by the sample's.</summary>
    static Model GoTo(Model model, string text, Desk desk)
    {
        var items = desk.Review.Items;
        var rank = int.TryParse(text.TrimStart('#'), out var number) ? number : -1;
        for (var at = 0; at < model.Order.Length; at++)
            if (items[model.Order[at]] is var item && (item.Rank == rank || item.Id == text || item.Sample == text))
                return Moving.To(model, at);
        return model with { Notice = new Notice($"no item of the list is '{text}': give a rank, a sample or an item's id", IsBad: true) };
    }

    static Model Set(Model model, string text) => text switch
    {
        "advance on" => model with { Advances = true, Notice = new Notice("a verdict goes on to the next item") },
        "advance off" => model with { Advances = false, Notice = new Notice("a verdict stays where it is") },
        _ => model with { Notice = new Notice("set advance on, set advance off", IsBad: true) },
    };
}
