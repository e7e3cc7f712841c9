using System.Text.Json;

namespace Assay.Runtime.Tests.Reviewing.Status;

/// <summary>A reviewer's verdict file, written by hand as any front end's would be.</summary>
static class VerdictLines
{
    /// <param name="folder">The run's.</param>
    /// <param name="penalty">The price of each error.</param>
    /// <param name="seconds">What each took; 0: not measured.</param>
    public static void Decide(string folder, string reviewer, IEnumerable<(Item Item, bool IsWrong)> verdicts, double penalty = 20, int seconds = 0)
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, "verdicts")).FullName;
        File.AppendAllLines(Path.Combine(path, reviewer + ".jsonl"), verdicts.Select((verdict, at) => Line($"{at:D26}", verdict.Item.Id, verdict.IsWrong, penalty, seconds)));
    }

    static string Line(string id, string item, bool isWrong, double penalty, int seconds)
    {
        Dictionary<string, object> line = new() { ["v"] = 2, ["id"] = id, ["ts"] = "2026-11-21T10:00:00Z", ["act"] = "verdict", ["item"] = item, ["verdict"] = isWrong ? "error" : "ok", ["kinds"] = isWrong ? ["wrong_label"] : Array.Empty<string>() };
        if (isWrong)
            line["judgements"] = new[] { new { kind = "wrong_label", count = 1, edit = "corrected", penalty } };
        if (seconds > 0)
            line["elapsed_ms"] = 1000 * seconds;
        return JsonSerializer.Serialize(line);
    }
}
