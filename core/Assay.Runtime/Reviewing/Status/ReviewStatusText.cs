using System.Globalization;
using System.Text;

namespace Assay.Runtime.Reviewing;

/// <summary>A review's status for a person.</summary>
public static class ReviewStatusText
{
    public static string Write(ReviewStatus status)
    {
        var text = new StringBuilder();
        WriteWork(text, status);
        WriteErrors(text, status);
        WriteCost(text, status.Cost);
        WritePenalties(text, status.Penalties);
        WriteAgreement(text, status.Agreement);
        foreach (var note in status.Notes)
            text.Append(CultureInfo.InvariantCulture, $"\nnote: {note}");
        return status.Notes.Count > 0 ? text.Append('\n').ToString() : text.ToString();
    }

    static void WriteWork(StringBuilder text, ReviewStatus status)
    {
        text.Append(CultureInfo.InvariantCulture, $"{status.Decided} of {status.Items} items decided, {status.Wrong} of them wrong{(status.Decided > 0 ? $" ({Percent((double)status.Wrong / status.Decided)} %)" : "")}")
            .Append(CultureInfo.InvariantCulture, $"; {status.Left} not looked at, {status.Unsure} unsure, {status.Conflicts} in conflict\n");
        if (status.TimeLeft is { } left && status.Left > 0)
            text.Append(CultureInfo.InvariantCulture, $"about {Duration(left)} left for one reviewer at the pace so far\n");
        if (status.Reviewers.Count == 0)
            return;
        List<string[]> rows = [["", "decided", "errors", "unsure", "left", "per hour", "last"]];
        foreach (var one in status.Reviewers)
            rows.Add([one.Reviewer, $"{one.Decided}", $"{one.Errors}", $"{one.Decisions.GetValueOrDefault(Decision.Unsure)}", $"{one.Left}", one.PerHour is { } pace ? pace.ToString("0", CultureInfo.InvariantCulture) : "-",
                one.Last is { } last ? last.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "-"]);
        Table(text, "Reviewers", rows);
    }

    static void WriteErrors(StringBuilder text, ReviewStatus status)
    {
        if ((status.Control ?? status.Overall) is null)
            return;
        var word = status.Unit == "sample" ? "samples" : "items";
        List<string[]> rows = [["", "decided", "wrong", "error rate", "95 %", $"wrong {word}", "95 %", "of"]];
        foreach (var estimate in new[] { status.Control, status.Overall }.OfType<ErrorEstimate>())
        {
            rows.Add([estimate.Of, $"{estimate.Decided}", $"{estimate.Wrong}", $"{Percent(estimate.Share.Value)} %", $"{Percent(estimate.Share.Low)}..{Percent(estimate.Share.High)} %",
                Whole(estimate.Total.Value), $"{Whole(estimate.Total.Low)}..{Whole(estimate.Total.High)}", Whole(estimate.Size)]);
            foreach (var part in estimate.Parts.Count > 1 ? estimate.Parts : [])
                rows.Add([$"  {part.Name}", Whole(part.Looked), Whole(part.Wrong), part.Looked > 0 ? $"{Percent(part.Wrong / part.Looked)} %" : "-", "", "", "", Whole(part.Size)]);
        }
        Table(text, "How many labels are wrong", rows);
        text.Append(CultureInfo.InvariantCulture, $"interval: {(status.Overall ?? status.Control)!.Method}\n");
    }

    static void WriteCost(StringBuilder text, ReviewCost? cost)
    {
        if (cost?.Lines().ToArray() is not { Length: > 0 } lines)
            return;
        text.Append("\nCost\n");
        foreach (var line in lines)
            text.Append("  ").Append(line).Append('\n');
    }

    static void WritePenalties(StringBuilder text, IReadOnlyList<PenaltyLine> lines)
    {
        foreach (var group in lines.GroupBy(line => line.By))
        {
            List<string[]> rows = [["", "decided", "wrong", "penalty", "quality", "kinds"]];
            foreach (var line in group)
                rows.Add([line.Name.Length > 0 ? line.Name : group.Key == "dataset" ? "all" : "(none)", $"{line.Decided}", $"{line.Wrong}", Short(line.Penalty) + (line.Unpriced > 0 ? $" + {line.Unpriced} unpriced" : ""),
                    line.Quality is { } quality ? Short(quality) : "-", string.Join(", ", line.Kinds.OrderByDescending(kind => kind.Value).Select(kind => $"{kind.Key} {kind.Value}"))]);
            Table(text, group.Key == "dataset" ? "Penalties of what is decided" : $"By {group.Key}", rows);
        }
    }

    static void WriteAgreement(StringBuilder text, IReadOnlyList<ReviewerAgreement> tables)
    {
        if (tables.Count == 0)
            return;
        List<string[]> rows = [["", "items", "errors", "agree", "95 %", "kappa", "95 %", "alpha", "95 %", "AC1", "95 %"]];
        foreach (var table in tables)
        {
            var kappa = table.CohenKappa ?? table.FleissKappa;
            rows.Add([table.Of, $"{table.Items}", $"{Percent(table.Prevalence)} %", .. Cells(table.Percent), .. Cells(kappa), .. Cells(table.Alpha), .. Cells(table.Ac1)]);
        }
        Table(text, $"Agreement of {string.Join(", ", tables[0].Reviewers)} (kappa: {(tables[0].CohenKappa is null ? "Fleiss'" : "Cohen's")}; bootstrap intervals)", rows);
    }

    static string[] Cells(AgreementNumber number) => [number.Value is { } value ? Two(value) : "-", number.Interval is { } interval ? $"{Two(interval.Low)}..{Two(interval.High)}" : "-"];

    static void Table(StringBuilder text, string title, IReadOnlyList<string[]> rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{title}\n");
        foreach (var line in Evaluating.EvaluationText.Aligned(rows))
            text.Append("  ").Append(line).Append('\n');
    }

    static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
    static string Whole(double value) => value.ToString("0", CultureInfo.InvariantCulture);
    static string Short(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
    static string Percent(double share) => (100 * share).ToString(share is > 0 and < 0.01 ? "0.##" : "0.#", CultureInfo.InvariantCulture);
    static string Duration(TimeSpan span) => span.TotalHours >= 1 ? FormattableString.Invariant($"{(int)span.TotalHours} h {span.Minutes} min") : FormattableString.Invariant($"{Math.Max(1, span.TotalMinutes):0} min");
}
