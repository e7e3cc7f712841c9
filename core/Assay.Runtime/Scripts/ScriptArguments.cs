using Assay.Runtime.Running;

namespace Assay.Runtime.Scripts;

/// <summary>Turns opinions into what a script's parameters hold.</summary>
static class ScriptArguments
{
    /// <summary>The evidence of an opinion, or null when it has none of that kind.</summary>
    /// <exception cref="DataException">It is of another size than the sample, or its probabilities are none.</exception>
    public static object? Of(Need need, Exam exam)
    {
        var opinion = exam.Opinion(need.Role);
        object? found = need.Of switch
        {
            Evidence.Probabilities => opinion.Probabilities,
            Evidence.Instances => opinion.Instances,
            Evidence.ClassScores => opinion.ClassScores,
            Evidence.Value => opinion.Value,
            _ => opinion.LabelMap ?? (opinion.Probabilities is { } probabilities ? MostProbable.Of(Sized(need.Role, probabilities, probabilities.Size, exam), exam.Classes, $"the opinion of '{need.Role}'") : null),
        };
        return found is LabelMap map ? Sized(need.Role, map, map.Size, exam) : found is Probabilities planes ? Sized(need.Role, planes, planes.Size, exam) : found;
    }

    static T Sized<T>(string role, T value, Size size, Exam exam) => size == exam.Sample.Size ? value
        : throw new DataException("size-mismatch", $"the opinion of '{role}' is {size} and the sample is {exam.Sample.Size}; expected the same width and height");
}
