namespace Assay.Review.Terminal;

/// <summary>Keys of the picker: digits choose kinds, + and - count, Enter records, Esc does not.</summary>
static class Picking
{
    public static Model Press(Model model, Key key, Desk desk)
    {
        var choice = model.Choice!;
        return key.Name switch
        {
            [>= '1' and <= '9' and var digit] => model with { Choice = choice.Toggle(digit - '1') },
            "Space" => model with { Choice = choice.Toggle(choice.At) },
            "j" or "Down" => model with { Choice = choice.Move(1) },
            "k" or "Up" => model with { Choice = choice.Move(-1) },
            "+" or "=" or "Right" => model with { Choice = choice.Add(1) },
            "-" or "Left" => model with { Choice = choice.Add(-1) },
            "Enter" => Record(model, choice, desk),
            "Esc" or "q" or "x" => model with { Mode = ScreenMode.Browse, Choice = null },
            _ => model with { Notice = new Notice("digits choose, + and - count, Enter records, Esc goes back") },
        };
    }

    static Model Record(Model model, Choice choice, Desk desk)
    {
        var kinds = desk.Kinds.Zip(choice.Counts).Where(pair => pair.Second > 0).ToArray();
        return kinds.Length == 0 ? model with { Notice = new Notice("nothing is chosen; Esc goes back", IsBad: true) }
            : Deciding.Rule(model, new Ruling(Decision.Error, kinds, choice.Stays), desk);
    }
}
