using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>Ids name columns and script parameters.</summary>
static class Ids
{
    public static bool Check(Lint lint, string id, Place place, string subject)
    {
        if (Identifier.IsValid(id))
            return true;
        lint.Error(place, Codes.BadId, Identifier.IsKeyword(id)
            ? $"{subject} is '{id}', a keyword of C#; expressions could not name it"
            : $"{subject} is '{id}', expected lower-case letters, digits and '_', starting with a letter{Proposal(id)}");
        return false;
    }

    static string Proposal(string id)
    {
        var proposal = Identifier.SnakeCase(new string([.. id.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')])).Replace("__", "_", StringComparison.Ordinal).Trim('_');
        return Identifier.IsValid(proposal) ? $", such as '{proposal}'" : "";
    }
}
