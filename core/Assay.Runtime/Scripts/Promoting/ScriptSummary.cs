using System.Text;

namespace Assay.Runtime.Scripts.Promoting;

/// <summary>One sentence about a script: the first of the comment that it begins with.</summary>
static class ScriptSummary
{
    public static string Of(ScriptSource script)
    {
        var line = Encoding.UTF8.GetString(script.Content).TrimStart('\uFEFF').Split('\n')[0].Trim();
        var comment = line.StartsWith("//", StringComparison.Ordinal) ? line.TrimStart('/', ' ') : "";
        var end = comment.IndexOf(". ", StringComparison.Ordinal);
        var sentence = (end < 0 ? comment : comment[..end]).TrimEnd('.', ':', ' ');
        return sentence.Length > 0 ? sentence + "." : $"What {Path.GetFileName(script.Name)} says.";
    }
}
