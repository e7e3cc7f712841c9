namespace Assay.Review.Terminal;

/// <summary>Why an item is here and what is known of it.</summary>
static class FactLines
{
    const int MostFindings = 6, MostClasses = 10, MostAttributes = 12;

    public static TextBlock Of(Model model, Desk desk, Theme theme, int width)
    {
        var text = new TextBlock(width, theme);
        if (model.Position < 0)
            return text;
        var (item, shelved, state) = (desk.Review.Items[model.Position], desk.Shelf.Find(model.Position), desk.StateOf(model.Position));
        AddVerdicts(text, state, desk);
        if (desk.Options.ReviewersSeeScores)
            AddReasons(text, item, shelved?.Item);
        if (desk.Options.ReviewersSeeScores && shelved?.Item is { Findings.Count: > 0 } open)
            AddFindings(text, open, desk);
        AddKinds(text, state, desk);
        if (shelved is not null)
            AddClasses(text, shelved, desk);
        AddAttributes(text, model.Position, item, shelved?.Item, desk);
        return text;
    }

    static void AddVerdicts(TextBlock text, ItemState state, Desk desk)
    {
        var peers = state.Peers;
        if (state.Verdict is null && peers.Count == 0 && !state.IsFlagged && state.Comment is null && state.Difficulty is null)
            return;
        text.Head("VERDICT");
        if (state.Verdict is { } own)
            Add(desk.Review.Reviewer, own, state.IsStale ? " (the label has changed since)" : "");
        foreach (var (reviewer, verdict) in peers)
            Add(reviewer, verdict, "");
        if (state.IsConflict)
            text.Add(("\u2021 reviewers disagree", text.Theme.Bad));
        if (state.IsFlagged)
            text.Add(("! flagged", text.Theme.Doubt));
        if ((state.Difficulty ?? state.Verdict?.Difficulty) is { } difficulty)
            text.Add(($"difficulty {difficulty} of 5", text.Theme.Faint));
        if ((state.Comment ?? state.Verdict?.Comment) is { } comment)
            text.Wrap($"\u201c{comment}\u201d", text.Theme.Text, most: 4);

        void Add(string reviewer, Verdict verdict, string more)
        {
            var (glyph, pen) = Glyphs.Of(verdict.Decision, text.Theme);
            text.Add((glyph + " ", pen), ($"{reviewer}: ".TrimStart(':', ' '), text.Theme.Faint), (Words(verdict), pen), (more, text.Theme.Doubt));
        }
    }

    /// <summary>A verdict in a few words.</summary>
    public static string Words(Verdict verdict) => verdict.Decision switch
    {
        Decision.Error => string.Join(", ", verdict.Judgements.Count > 0 ? verdict.Judgements.Select(judgement => judgement.Count > 1 ? $"{judgement.Count} x {judgement.Kind}" : judgement.Kind) : verdict.Kinds)
            + (verdict.Remedies.Count > 0 ? ", theirs taken" : ""),
        Decision.Ok => "right",
        Decision.Empty => "verified empty",
        Decision.ModelWrong => "reference wrong",
        _ => verdict.Decision,
    };

    static void AddReasons(TextBlock text, Item item, OpenItem? open)
    {
        text.Head("WHY IT IS HERE");
        foreach (var why in open?.Reasons ?? [])
        {
            text.Pair(why.Column, text.Theme.Score, $"{Numbers.Short(why.Value)}  worst {Numbers.Percent(1 - why.Percentile),5}", text.Theme.Text);
            if (why.Threshold is { } threshold)
                text.Wrap(threshold, text.Theme.Faint, 2, 2);
        }
        if (item.Reason.Length > 0)
            text.Wrap(item.Reason, text.Theme.Faint, most: 3);
    }

    static void AddFindings(TextBlock text, OpenItem open, Desk desk)
    {
        text.Head("FINDINGS");
        foreach (var suspicion in open.Findings.Take(MostFindings))
        {
            var finding = suspicion.Finding;
            var classes = (finding.Class, finding.ReferenceClass) switch
            {
                ({ } ours, { } theirs) when ours != theirs => $"{desk.Review.Classes.NameOf(ours)} \u2192 {desk.Review.Classes.NameOf(theirs)}",
                ({ } ours, _) => desk.Review.Classes.NameOf(ours),
                (_, { } theirs) => desk.Review.Classes.NameOf(theirs),
                _ => "",
            };
            text.Add((suspicion.IsOfItem ? "\u25b8 " : "  ", text.Theme.Bad), (finding.Kind + " ", suspicion.IsOfItem ? text.Theme.Text : text.Theme.Faint), (classes, suspicion.IsOfItem ? text.Theme.Text : text.Theme.Faint));
            var measured = finding.Measured.Select(pair => $"{pair.Key} {Numbers.Short(pair.Value)}").Prepend(finding.AreaPx is { } area ? $"{Numbers.Short(area)} px" : "").Append(finding.Detail ?? "").Append(finding.Penalty is { } penalty ? $"-{penalty:0.#} %" : "").Where(part => part.Length > 0).ToArray();
            if (measured.Length > 0)
                text.Wrap(string.Join(", ", measured), text.Theme.Faint, 2, 2);
        }
        if (open.Findings.Count > MostFindings)
            text.Add(($"  and {open.Findings.Count - MostFindings} more", text.Theme.Faint));
    }

    static void AddKinds(TextBlock text, ItemState state, Desk desk)
    {
        text.Head("ERRORS");
        for (var i = 0; i < desk.Kinds.Count; i++)
        {
            var kind = desk.Kinds[i];
            var isSet = state.Verdict?.Kinds.Contains(kind.Kind) == true;
            var price = kind.Penalty is { } penalty ? $"{kind.Severity} {penalty:0.#} %".Trim() : kind.Severity ?? "";
            var left = $"{desk.Keymap.KeyOf(Command.Kind1 + i)} {kind.Kind}{(isSet ? " \u2717" : "")}";
            text.Pair(left, isSet ? text.Theme.Bad : text.Theme.Text, price, text.Theme.Faint);
        }
    }

    static void AddClasses(TextBlock text, ShelvedItem shelved, Desk desk)
    {
        if (shelved.Classes.Count == 0)
            return;
        var room = Math.Max(6, text.Width - 21);
        var isTags = shelved.Classes[0].IsTag;
        text.Head(isTags ? "TAGS" : "CLASSES");
        text.Add((TextBlock.Fitted("", room), text.Theme.Faint), ("  label  theirs" + (isTags ? "" : "   IoU"), text.Theme.Faint));
        foreach (var fact in shelved.Classes.Take(MostClasses))
            text.Add((TextBlock.Fitted(desk.Review.Classes.NameOf(fact.Class), room), text.Theme.Text), (Ours(fact).PadLeft(7) + (fact.Theirs is { } theirs ? Share(theirs, fact) : "-").PadLeft(8), text.Theme.Text),
                (isTags ? "" : (fact.Overlap is { } overlap ? $"{overlap:0.00}" : "-").PadLeft(6), fact.Overlap is < 0.5 ? text.Theme.Bad : text.Theme.Text));
        if (shelved.Classes.Count > MostClasses)
            text.Add(($"and {shelved.Classes.Count - MostClasses} more", text.Theme.Faint));
    }

    static string Ours(ClassFact fact) => !fact.IsTag ? Share(fact.Ours, fact) : fact.Ours > 0 ? "yes" : "-";

    static string Share(double value, ClassFact fact) => fact.IsTag ? $"{value:0.00}" : !fact.IsShare ? $"{value:0}" : $"{value * 100:0.0} %";

    static void AddAttributes(TextBlock text, int position, Item item, OpenItem? open, Desk desk)
    {
        text.Head("SAMPLE");
        text.Wrap(item.Sample, text.Theme.Text, most: 3);
        if (open is null)
            return;
        text.Pair("size", text.Theme.Faint, $"{open.Sample.Size}", text.Theme.Text);
        foreach (var attribute in desk.Attributes.Take(MostAttributes))
            if (desk.Review.Attribute(position, attribute.Name) is { Length: > 0 } value)
                text.Pair(attribute.Name, text.Theme.Faint, value, text.Theme.Text);
    }
}
