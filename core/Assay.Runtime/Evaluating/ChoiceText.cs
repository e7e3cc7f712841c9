using System.Text;

namespace Assay.Runtime.Evaluating;

/// <summary>What the figures say to do: which scorer for which kind, what is as good, and what nobody finds.</summary>
static class ChoiceText
{
    public static void Write(StringBuilder text, UnitEvaluation units)
    {
        text.Append($"\nchosen on one half of the {EvaluationText.Words(units.Of)}, reported on the other\n");
        var width = units.Choices.Select(choice => Name(choice).Length).DefaultIfEmpty(0).Max() + 4;
        foreach (var choice in units.Choices)
            text.Append(EvaluationText.Wrapped($"  {Name(choice)}".PadRight(width), Say(choice, units.Chance)));
        if (units.Choices.Count == 0)
            text.Append("  nothing: a half without an error cannot tell scorers apart; put in more errors\n");
        WriteMissed(text, units);
        if (units.Figures.FirstOrDefault(figures => units.Yardsticks.Contains(figures.Scorer) && figures.Scorer != ScorerColumns.Oracle && figures is { Half: Half.All, Cell.Kind: null })?.Auroc is { } dice)
            text.Append($"\nrandom looks at nothing: AUROC {EvaluationText.Two(dice.Value)}, where chance gives {EvaluationText.Two(units.ChanceAuroc.Low)}..{EvaluationText.Two(units.ChanceAuroc.High)} in 95 % of cases\n");
    }

    static string Name(Choice choice) => choice.Kind ?? "every error";

    static string Say(Choice choice, double chance)
    {
        var (chosen, reported) = (choice.Chosen, choice.Reported);
        var text = $"{chosen.Scorer}: it found {EvaluationText.Value(chosen.Recall, EvaluationText.Percent)} of {chosen.Errors} errors, and finds {EvaluationText.Value(reported.Recall, EvaluationText.Percent)}"
            + $" ({EvaluationText.Value(reported.Recall, EvaluationText.Hundredths, true)}) of the {reported.Errors} others, AUROC {EvaluationText.Value(reported.Auroc, EvaluationText.Two)} ({EvaluationText.Value(reported.Auroc, EvaluationText.Two, true)})"
            + (reported.Recall!.Value.Low <= chance ? ", which may be chance; " : "; ");
        return text + (choice.Alike.Count == 0 ? "no other does as well" : $"not told apart from it there: {string.Join(", ", choice.Alike.Select(rival => rival.Scorer))}");
    }

    static void WriteMissed(StringBuilder text, UnitEvaluation units)
    {
        if (units.Budget == units.Count)
        {
            text.Append($"\nall {units.Count} {EvaluationText.Words(units.Of)} are looked at, so that none can be missed; a smaller --budget tells scorers apart\n");
            return;
        }
        text.Append($"\nfound by none better than by chance ({EvaluationText.Percent(units.Chance)}){(units.Missed.Count == 0 ? ": none of these kinds and strengths" : "")}\n");
        foreach (var best in units.Missed)
            text.Append(EvaluationText.Wrapped("  ", $"{best.Cell.Kind}{(best.Cell.Level is { } level ? $" {level}" : "")}: at best {EvaluationText.Value(best.Recall, EvaluationText.Percent)}"
                + $" ({EvaluationText.Value(best.Recall, EvaluationText.Hundredths, true)}) of {best.Errors}, by {best.Scorer}"));
    }
}
